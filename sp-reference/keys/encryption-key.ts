import { createPublicKey, generateKeyPair } from 'node:crypto'
import { promisify } from 'node:util'
import forge from 'node-forge'
import type { Db } from '../db/open.ts'

/** What identity providers encrypt assertions for: one key for all places. */
export interface EncryptionKey {
  /** PEM, PKCS#8. */
  privateKey: string
  /** Self-signed: base64 of the DER, one line. */
  certificate: string
}

const PURPOSE = 'encryption'
const YEARS = 10

/** Reads the key on first use, and makes it where the database has none yet; every later call has the same. */
export function encryptionKeyIn(db: Db, clock: () => Date): () => Promise<EncryptionKey> {
  let found: Promise<EncryptionKey> | null = null
  return () => {
    found ??= readOrMake(db, clock()).catch((error: unknown) => {
      found = null
      throw error
    })
    return found
  }
}

async function readOrMake(db: Db, now: Date): Promise<EncryptionKey> {
  const stored = () =>
    db.selectFrom('keys').select(['privateKey', 'certificate']).where('purpose', '=', PURPOSE).executeTakeFirst()
  const known = await stored()
  if (known) return known
  const made = await makeKey(now)
  const row = { purpose: PURPOSE, ...made, createdAt: now.toISOString() }
  await db
    .insertInto('keys')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  // Another process may have been faster.
  return (await stored()) ?? made
}

async function makeKey(now: Date): Promise<EncryptionKey> {
  const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 })
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  const certificate = forge.pki.createCertificate()
  certificate.publicKey = forge.pki.publicKeyFromPem(
    createPublicKey(privateKey).export({ type: 'spki', format: 'pem' }).toString(),
  )
  certificate.serialNumber = '01'
  certificate.validity.notBefore = now
  certificate.validity.notAfter = new Date(Date.UTC(now.getUTCFullYear() + YEARS, now.getUTCMonth(), now.getUTCDate()))
  const name = [
    { name: 'commonName', value: 'firstlogin reference SP' },
    { shortName: 'OU', value: 'firstlogin test SP - not for production' },
  ]
  certificate.setSubject(name)
  certificate.setIssuer(name)
  certificate.sign(forge.pki.privateKeyFromPem(pem), forge.md.sha256.create())
  const der = forge.asn1.toDer(forge.pki.certificateToAsn1(certificate)).getBytes()
  return { privateKey: pem, certificate: Buffer.from(der, 'binary').toString('base64') }
}
