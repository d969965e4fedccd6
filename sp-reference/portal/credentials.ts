import { createHash, generateKeyPairSync } from 'node:crypto'
import type { Db } from '../db/open.ts'
import { randomKey } from '../server/cookies.ts'
import type { ApiClient } from './clients.ts'

/** What a client proves itself with, shown once: a secret, or the private key that belongs to the public one that is kept. */
export interface NewCredentials {
  label: 'API key' | 'Client secret' | 'Private key'
  value: string
}

/** The stored form of a random secret of 256 bits. It cannot be guessed, so a plain hash is enough. */
export const hashSecret = (secret: string): string => createHash('sha256').update(secret).digest('hex')

/** Makes new credentials for a client and ends the old ones, tokens too. The value is nowhere but in the answer. */
export async function makeCredentials(db: Db, client: Pick<ApiClient, 'id' | 'method'>): Promise<NewCredentials> {
  const { stored, shown } = client.method === 'jwt' ? keyPair() : secret(client.method)
  await db.transaction().execute(async (trx) => {
    await trx.updateTable('apiClients').set(stored).where('id', '=', client.id).execute()
    await trx.deleteFrom('apiTokens').where('clientId', '=', client.id).execute()
  })
  return shown
}

function secret(method: 'api-key' | 'oauth2') {
  const value = randomKey()
  const label = method === 'api-key' ? 'API key' : 'Client secret'
  return { stored: { secretHash: hashSecret(value), publicKeyJwk: null }, shown: { label, value } as NewCredentials }
}

/** Ed25519 (RFC 8037), as a JWK on one line. */
function keyPair() {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const value = JSON.stringify(privateKey.export({ format: 'jwk' }))
  const stored = { secretHash: null, publicKeyJwk: JSON.stringify(publicKey.export({ format: 'jwk' })) }
  return { stored, shown: { label: 'Private key', value } as NewCredentials }
}
