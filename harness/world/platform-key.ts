import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { type CryptoKey, exportJWK, generateKeyPair, importJWK, type JWK, SignJWT } from 'jose'

/** What a proof of a person's session on the chat platform says; times in seconds since 1970. */
export interface SessionProof {
  issuer: string
  audience: string
  subject: string
  email: string
  name?: string
  issuedAt: number
  expiresAt: number
}

export interface PlatformKey {
  publicKeyJwk: JWK
  /** A JWT signed by EdDSA (RFC 7519, RFC 8037). */
  prove(session: SessionProof): Promise<string>
}

/** The chat platform's signing key: a new one, or the one kept in `stateDir` since an earlier start (readable by its owner alone). */
export async function platformKey(stateDir?: string): Promise<PlatformKey> {
  const file = stateDir === undefined ? null : path.join(stateDir, 'chat-platform.jwk')
  const kept = file === null ? null : readKey(file)
  const jwk = kept ?? (await newKey())
  if (file !== null && kept === null) {
    mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 })
    writeFileSync(file, JSON.stringify(jwk), { mode: 0o600 })
  }
  const { d: _, ...publicKeyJwk } = jwk
  const privateKey = (await importJWK(jwk, 'EdDSA')) as CryptoKey
  return { publicKeyJwk, prove: (session) => prove(session, privateKey) }
}

function prove({ issuer, audience, subject, email, name, issuedAt, expiresAt }: SessionProof, key: CryptoKey): Promise<string> {
  return new SignJWT({ email, ...(name === undefined ? {} : { name }) })
    .setProtectedHeader({ alg: 'EdDSA' })
    .setIssuer(issuer)
    .setAudience(audience)
    .setSubject(subject)
    .setIssuedAt(issuedAt)
    .setExpirationTime(expiresAt)
    .sign(key)
}

async function newKey(): Promise<JWK> {
  const { privateKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true })
  return exportJWK(privateKey)
}

function readKey(file: string): JWK | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as JWK
  } catch {
    return null
  }
}
