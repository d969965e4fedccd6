import { generateKeyPairSync } from 'node:crypto'
import forge from 'node-forge'

/** A throw-away key with its self-signed certificate, both PEM. */
export interface KeyPair {
  privateKey: string
  certificate: string
}

export function createKeyPair(commonName: string, modulusLength = 2048): KeyPair {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength })
  const pem = privateKey.export({ type: 'pkcs1', format: 'pem' }).toString()
  const certificate = forge.pki.createCertificate()
  certificate.publicKey = forge.pki.publicKeyFromPem(publicKey.export({ type: 'spki', format: 'pem' }).toString())
  certificate.serialNumber = '01'
  certificate.validity.notBefore = new Date('2025-01-01T00:00:00Z')
  certificate.validity.notAfter = new Date('2045-01-01T00:00:00Z')
  certificate.setSubject([{ name: 'commonName', value: commonName }])
  certificate.setIssuer([{ name: 'commonName', value: commonName }])
  certificate.sign(forge.pki.privateKeyFromPem(pem), forge.md.sha256.create())
  return { privateKey: pem, certificate: forge.pki.certificateToPem(certificate) }
}
