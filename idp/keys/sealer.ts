import { constants, createCipheriv, publicEncrypt, randomBytes, X509Certificate } from 'node:crypto'
import type { DataAlgorithm, KeyTransport, Recipient, Sealer } from '../saml/encrypt.ts'

/** What OpenSSL calls it, and the lengths of key and initialisation vector in bytes. */
const ciphers: Record<DataAlgorithm, { name: string; key: number; iv: number }> = {
  'aes128-cbc': { name: 'aes-128-cbc', key: 16, iv: 16 },
  'aes192-cbc': { name: 'aes-192-cbc', key: 24, iv: 16 },
  'aes256-cbc': { name: 'aes-256-cbc', key: 32, iv: 16 },
  'tripledes-cbc': { name: 'des-ede3-cbc', key: 24, iv: 8 },
  'aes128-gcm': { name: 'aes-128-gcm', key: 16, iv: 12 },
  'aes256-gcm': { name: 'aes-256-gcm', key: 32, iv: 12 },
}

/** RSA-OAEP as XML Encryption 1.0 has it: MGF1 and digest with SHA-1. */
const paddings: Record<KeyTransport, { padding: number; oaepHash?: string }> = {
  'rsa-oaep': { padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha1' },
  'rsa-1.5': { padding: constants.RSA_PKCS1_PADDING },
}

/** @param certificate PEM, with an RSA key @throws Error when it is none */
export function createSealer(certificate: string, algorithm: DataAlgorithm, keyTransport: KeyTransport): Sealer {
  const read = new X509Certificate(certificate)
  const { publicKey } = read
  return {
    algorithm,
    keyTransport,
    recipient: recipientOf(read),
    seal(text) {
      const { name, key: length, iv: ivLength } = ciphers[algorithm]
      const [key, iv] = [randomBytes(length), randomBytes(ivLength)]
      return {
        data: Buffer.concat([iv, encrypt(name, key, iv, text)]).toString('base64'),
        key: publicEncrypt({ key: publicKey, ...paddings[keyTransport] }, key).toString('base64'),
      }
    },
  }
}

/** CBC is padded as PKCS#7, which is one way that XML Encryption 5.2.1 allows; GCM has its tag at the end (5.2.4). */
function encrypt(name: string, key: Buffer, iv: Buffer, text: string): Buffer {
  if (name.endsWith('gcm')) {
    const cipher = createCipheriv(name as 'aes-256-gcm', key, iv)
    return Buffer.concat([cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
  }
  const cipher = createCipheriv(name, key, iv)
  return Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
}

function recipientOf({ raw, issuer, serialNumber }: X509Certificate): Recipient {
  return {
    certificate: raw.toString('base64'),
    issuer: issuer.split('\n').reverse().join(', '),
    serial: BigInt(`0x${serialNumber}`).toString(),
  }
}

/** Whether this is a certificate (PEM) that can be encrypted for. */
export function hasRsaKey(certificate: string): boolean {
  try {
    return new X509Certificate(certificate).publicKey.asymmetricKeyType === 'rsa'
  } catch {
    return false
  }
}
