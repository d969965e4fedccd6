import { wordsOf } from '../../errors.ts'
import { atPointer } from '../../target/pointer.ts'
import type { Target } from '../../target/schema/target.ts'
import { askWith } from '../../target/send-request.ts'
import { fillText, type Variables } from '../../target/template.ts'
import type { ApiCredentials } from './credentials.ts'
import { signJwt } from './sign-jwt.ts'

/** What an API answered a person's program. */
export interface ApiAnswer {
  status: number
  /** The call that was answered so: the one for a token, or the one to the API itself. */
  from: 'token' | 'api'
}

/**
 * Calls an API as a person's program does: gets or signs a token where this kind of client has one, then asks. A refusal of the token is
 * a refusal of the call.
 * @param now the time of the case
 */
export async function callApi(
  target: Target,
  { method, call, clientId, secret }: ApiCredentials,
  variables: Variables,
  now: Date,
): Promise<ApiAnswer> {
  const where = `portal.calls.${method}`
  const known: Variables = { ...variables, clientId, secret }
  if (call.token) {
    const answer = await askWith(target, call.token.request, known, `${where}.token.request`)
    if (answer.status >= 400) return { status: answer.status, from: 'token' }
    known.token = tokenIn(answer.text, call.token.at, `${where}.token.at`)
  } else if (call.jwt) {
    const { algorithm, claims, seconds } = call.jwt
    const issuedAt = Math.floor(now.getTime() / 1000)
    const filled = Object.entries(claims).map(([name, text]) => [name, fillText(text, known, `${where}.jwt.claims.${name}`)])
    known.token = signJwt(algorithm, { ...Object.fromEntries(filled), iat: issuedAt, exp: issuedAt + seconds }, secret)
  }
  const { status } = await askWith(target, call.request, known, `${where}.request`)
  return { status, from: 'api' }
}

function tokenIn(text: string, at: string, where: string): string {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (error) {
    throw new Error(`${where}: the answer is no JSON: ${wordsOf(error)}`)
  }
  const token = atPointer(json, at)
  if (typeof token === 'string' && token !== '') return token
  throw new Error(`${where}: the answer has no token at "${at}"`)
}
