import { decodeJwt, errors, importJWK, jwtVerify } from 'jose'
import { z } from 'zod'
import { isEmail } from '../../jit/email.ts'
import type { ChatApp } from '../../organisations/settings.ts'

/** What became of the token that a chat platform gave its app. */
export type PlatformSession =
  | { state: 'alive'; email: string; user: string; name: string | null }
  | { state: 'missing' }
  | { state: 'expired'; reason: string }
  | { state: 'invalid'; reason: string }

const claims = z.object({
  sub: z.string().min(1),
  email: z.string().refine(isEmail, 'not an email address'),
  name: z.string().min(1).max(256).nullable().default(null),
})

/**
 * Verifies a platform session: a JWT by EdDSA (RFC 7519, RFC 8037) from the configured issuer, for this environment, not expired by the
 * organisation's clock. Nothing is thrown; the state says what to do.
 */
export async function readPlatformSession(
  token: string | null,
  chat: ChatApp,
  audience: string,
  now: Date,
): Promise<PlatformSession> {
  if (token === null || token === '') return { state: 'missing' }
  try {
    const key = await importJWK(chat.publicKeyJwk, 'EdDSA')
    const { payload } = await jwtVerify(token, key, {
      algorithms: ['EdDSA'],
      issuer: chat.issuer,
      audience,
      currentDate: now,
      requiredClaims: ['exp'],
    })
    const { sub, email, name } = claims.parse(payload)
    return { state: 'alive', email, user: sub, name }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return { state: error instanceof errors.JWTExpired ? 'expired' : 'invalid', reason }
  }
}

/** What a token says, without asking whether it is true: for deliberate faults only. */
export function unverifiedSession(token: string): PlatformSession {
  const { sub, email, name } = claims.parse(decodeJwt(token))
  return { state: 'alive', email, user: sub, name }
}
