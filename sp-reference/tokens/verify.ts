import { decodeJwt, errors, importJWK, type JWK, jwtVerify } from 'jose'

/** What became of a JWT (RFC 7519) that had to be signed by EdDSA (RFC 8037). */
export type Verified =
  | { state: 'good'; claims: Record<string, unknown> }
  | { state: 'expired'; reason: string }
  | { state: 'bad'; reason: string }

export interface TokenRule {
  publicKeyJwk: Record<string, unknown>
  issuer: string
  audience: string
  now: Date
}

/** Verifies a token: one algorithm, this issuer, this audience, and an expiry that has to be there. Nothing is thrown. */
export async function verifyToken(token: string, { publicKeyJwk, issuer, audience, now }: TokenRule): Promise<Verified> {
  try {
    const key = await importJWK(publicKeyJwk as JWK, 'EdDSA')
    const { payload } = await jwtVerify(token, key, {
      algorithms: ['EdDSA'],
      issuer,
      audience,
      currentDate: now,
      requiredClaims: ['exp'],
    })
    return { state: 'good', claims: payload }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return { state: error instanceof errors.JWTExpired ? 'expired' : 'bad', reason }
  }
}

/** What a token says, without asking whether it is true: to find out whose key it has to be held against. Null when it is no JWT. */
export function unverifiedClaims(token: string): Record<string, unknown> | null {
  try {
    return decodeJwt(token)
  } catch {
    return null
  }
}
