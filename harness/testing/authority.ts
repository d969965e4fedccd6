import { generateKeyPairSync, type KeyObject } from 'node:crypto'
import forge from 'node-forge'

/** A certificate authority that nobody believes unless told to, and a certificate of it for this machine. */
export interface PrivateAuthority {
  /** The authority's own certificate, PEM. */
  ca: string
  /** For a server at 127.0.0.1, PEM. */
  certificate: string
  key: string
}

const DAY_MS = 86_400_000

/** Makes a new authority; its keys are known to nobody else. */
export function createPrivateAuthority(): PrivateAuthority {
  const [authority, server] = [newKey(), newKey()]
  const [issuer, subject] = [nameOf('firstlogin test authority'), nameOf('127.0.0.1')]
  const own = build({ subject: issuer, issuer, publicKey: authority.publicKey, serial: '01' }, authority.privateKey, [
    { name: 'basicConstraints', cA: true, critical: true },
    { name: 'keyUsage', keyCertSign: true, critical: true },
  ])
  const certificate = build({ subject, issuer, publicKey: server.publicKey, serial: '02' }, authority.privateKey, [
    { name: 'basicConstraints', cA: false },
    { name: 'subjectAltName', altNames: [{ type: 7, ip: '127.0.0.1' }] },
  ])
  return { ca: own, certificate, key: server.privateKey.export({ type: 'pkcs1', format: 'pem' }).toString() }
}

type KeyPair = { publicKey: KeyObject; privateKey: KeyObject }

const newKey = (): KeyPair => generateKeyPairSync('rsa', { modulusLength: 2048 })
const nameOf = (commonName: string) => [
  { name: 'commonName', value: commonName },
  { name: 'organizationalUnitName', value: 'firstlogin test IdP - not for production' },
]

function build(
  { subject, issuer, publicKey, serial }: { subject: object[]; issuer: object[]; publicKey: KeyObject; serial: string },
  signWith: KeyObject,
  extensions: object[],
): string {
  const certificate = forge.pki.createCertificate()
  certificate.publicKey = forge.pki.publicKeyFromPem(publicKey.export({ type: 'spki', format: 'pem' }).toString())
  certificate.serialNumber = serial
  certificate.validity.notBefore = new Date(Date.now() - DAY_MS)
  certificate.validity.notAfter = new Date(Date.now() + DAY_MS)
  certificate.setSubject(subject)
  certificate.setIssuer(issuer)
  certificate.setExtensions(extensions)
  certificate.sign(
    forge.pki.privateKeyFromPem(signWith.export({ type: 'pkcs1', format: 'pem' }).toString()),
    forge.md.sha256.create(),
  )
  return forge.pki.certificateToPem(certificate)
}
