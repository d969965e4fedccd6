import { z } from 'zod'
import { isEmail } from '../../jit/email.ts'
import type { ChatApp } from '../../organisations/settings.ts'
import { unverifiedClaims, verifyToken } from '../../tokens/verify.ts'

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
  const { publicKeyJwk, issuer } = chat
  const verified = await verifyToken(token, { publicKeyJwk, issuer, audience, now })
  if (verified.state !== 'good') return { state: verified.state === 'expired' ? 'expired' : 'invalid', reason: verified.reason }
  const said = claims.safeParse(verified.claims)
  if (!said.success) return { state: 'invalid', reason: said.error.message }
  const { sub, email, name } = said.data
  return { state: 'alive', email, user: sub, name }
}

/** What a token says, without asking whether it is true: for deliberate faults only. */
export function unverifiedSession(token: string): PlatformSession {
  const { sub, email, name } = claims.parse(unverifiedClaims(token))
  return { state: 'alive', email, user: sub, name }
}
