import { X509Certificate } from 'node:crypto'
import { MetadataRefused } from './errors.ts'

const mostCertificates = 10
const mostCharacters = 100_000
/** NIST SP 800-131A: shorter RSA keys no longer count as safe. */
const shortestRsa = 2048
const curves = new Map([
  ['prime256v1', 'P-256'],
  ['secp384r1', 'P-384'],
  ['secp521r1', 'P-521'],
])
const block = /-----BEGIN ([A-Z0-9 ]+)-----([\s\S]*?)-----END \1-----/g

/** What an administrator wants to know of a certificate. */
export interface CertificateView {
  subject: string
  /** `RSA 2048` or `EC P-256`. */
  key: string
  /** ISO 8601, UTC. */
  validFrom: string
  validTo: string
  /** SHA-256 of the DER form, in pairs of hex digits with colons. */
  fingerprint: string
}

/**
 * Certificates as an administrator types them in: PEM, one or several, or one in bare base64 → PEM, without doubles.
 *
 * @throws MetadataRefused with words for the administrator
 */
export function readCertificates(text: string): string[] {
  if (text.trim() === '') throw new MetadataRefused('Paste the signing certificate of the identity provider.')
  if (text.length > mostCharacters) throw new MetadataRefused(`That is longer than ${mostCharacters} characters.`)
  const blocks = [...text.matchAll(block)]
  const kinds = blocks.map(([, kind]) => kind ?? '')
  if (kinds.some((kind) => kind.includes('PRIVATE KEY')))
    throw new MetadataRefused('That holds a private key. Paste the certificate alone, and treat the key as known to others.')
  const other = kinds.find((kind) => kind !== 'CERTIFICATE')
  if (other !== undefined) throw new MetadataRefused(`That holds a ${other.toLowerCase()}. Paste the certificate.`)
  if (text.replace(block, '').trim() !== '' && blocks.length > 0)
    throw new MetadataRefused('There is something beside the certificates. Paste the lines from BEGIN to END alone.')
  const bodies = blocks.length > 0 ? blocks.map(([, , body]) => body ?? '') : [text]
  if (bodies.length > mostCertificates) throw new MetadataRefused(`Paste at most ${mostCertificates} certificates.`)
  return [...new Set(bodies.map(toPem))]
}

/** Base64 of a certificate → PEM. @throws MetadataRefused for what is no certificate, and for a key that is too weak */
export function toPem(base64: string): string {
  const compact = base64.replace(/\s+/g, '')
  let certificate: X509Certificate
  try {
    if (!/^[A-Za-z0-9+/]+={0,2}$/.test(compact)) throw new Error('not base64')
    certificate = new X509Certificate(Buffer.from(compact, 'base64'))
  } catch (cause) {
    throw new MetadataRefused('A signing certificate is not an X.509 certificate.', { cause })
  }
  if (keyOf(certificate) === null)
    throw new MetadataRefused(`A signing certificate has a key that is not accepted: use RSA from ${shortestRsa} bits on, or EC.`)
  return certificate.toString()
}

/** The key in words; null for one that is not accepted. */
function keyOf(certificate: X509Certificate): string | null {
  const { asymmetricKeyType, asymmetricKeyDetails } = certificate.publicKey
  const bits = asymmetricKeyDetails?.modulusLength ?? 0
  if (asymmetricKeyType === 'rsa') return bits >= shortestRsa ? `RSA ${bits}` : null
  const curve = asymmetricKeyType === 'ec' ? curves.get(asymmetricKeyDetails?.namedCurve ?? '') : undefined
  return curve === undefined ? null : `EC ${curve}`
}

/** A stored certificate for display. */
export function viewCertificate(pem: string): CertificateView {
  const certificate = new X509Certificate(pem)
  return {
    subject: certificate.subject.split('\n').join(', '),
    key: keyOf(certificate) ?? 'a key that is not accepted',
    validFrom: new Date(certificate.validFrom).toISOString(),
    validTo: new Date(certificate.validTo).toISOString(),
    fingerprint: certificate.fingerprint256,
  }
}

/** What is wrong with the time of a certificate, in a sentence; null when nothing is. */
export function staleness({ validFrom, validTo }: CertificateView, now: Date): string | null {
  if (new Date(validTo) < now)
    return `This certificate expired on ${validTo.slice(0, 10)}. Ask your identity provider for a new one.`
  if (new Date(validFrom) > now) return `This certificate is valid from ${validFrom.slice(0, 10)} on, and not before.`
  return null
}
