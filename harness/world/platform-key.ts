import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { type CryptoKey, exportJWK, generateKeyPair, importJWK, type JWK } from 'jose'

/** The chat platform's signing key: a new one, or the one kept in `stateDir` since an earlier start (readable by its owner alone). */
export async function platformKey(stateDir?: string): Promise<{ privateKey: CryptoKey; publicKeyJwk: JWK }> {
  const file = stateDir === undefined ? null : path.join(stateDir, 'chat-platform.jwk')
  const kept = file === null ? null : readKey(file)
  const jwk = kept ?? (await newKey())
  if (file !== null && kept === null) {
    mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 })
    writeFileSync(file, JSON.stringify(jwk), { mode: 0o600 })
  }
  const { d: _, ...publicKeyJwk } = jwk
  return { privateKey: (await importJWK(jwk, 'EdDSA')) as CryptoKey, publicKeyJwk }
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
