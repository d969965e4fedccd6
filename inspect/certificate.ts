import { X509Certificate } from 'node:crypto'
import { Unreadable } from './unreadable.ts'

/** What a certificate says of itself. */
export interface CertificateFacts {
  subject: string
  issuer: string
  /** Hexadecimal. */
  serial: string
  notBefore: Date
  notAfter: Date
  /** SHA-256 of the DER form, with colons. */
  sha256: string
  /** `RSA 2048 bits`, `EC prime256v1`. */
  key: string
  /** Of an RSA key; null for others. */
  rsaBits: number | null
  pem: string
}

/**
 * Certificates out of what was given: PEM, one or several, with other text around; base64 alone; or XML with X509Certificate in it, such as metadata.
 *
 * @throws Unreadable bad-certificate
 */
export function readCertificates(text: string): CertificateFacts[] {
  const blocks = [...text.matchAll(/-----BEGIN CERTIFICATE-----([^-]*)-----END CERTIFICATE-----/g)].map(([, body = '']) => body)
  const elements = [...text.matchAll(/<(?:[\w.-]+:)?X509Certificate[^<>]*>([^<]*)</g)].map(([, body = '']) => body)
  const found = [blocks, elements].find((each) => each.length > 0) ?? [text]
  const distinct = [...new Set(found.map((each) => each.replace(/\s+/g, '')))].filter((each) => each !== '')
  return distinct.slice(0, 20).map((each) => certificateOf(each) ?? refuse(text))
}

/** The certificate in base64 of DER; null where that is none. */
export function certificateOf(base64: string): CertificateFacts | null {
  const compact = base64.replace(/\s+/g, '')
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(compact)) return null
  try {
    const read = new X509Certificate(Buffer.from(compact, 'base64'))
    const { asymmetricKeyType = 'unknown', asymmetricKeyDetails: details } = read.publicKey
    const rsaBits = asymmetricKeyType.startsWith('rsa') ? (details?.modulusLength ?? null) : null
    return {
      subject: nameIn(read.subject),
      issuer: nameIn(read.issuer),
      serial: read.serialNumber,
      notBefore: new Date(read.validFrom),
      notAfter: new Date(read.validTo),
      sha256: read.fingerprint256,
      key: rsaBits === null ? `${asymmetricKeyType.toUpperCase()} ${details?.namedCurve ?? ''}`.trim() : `RSA ${rsaBits} bits`,
      rsaBits,
      pem: read.toString(),
    }
  } catch {
    return null
  }
}

const nameIn = (name: string | undefined): string => (name ?? '').split('\n').join(', ')

function refuse(text: string): never {
  const what = /PRIVATE KEY/.test(text)
    ? 'a private key'
    : /PUBLIC KEY/.test(text)
      ? 'a public key without a certificate'
      : 'something else'
  throw new Unreadable(
    'bad-certificate',
    `The certificate cannot be read: this is ${what}. It has to be an X.509 certificate in PEM or base64, or the metadata with it.`,
  )
}
