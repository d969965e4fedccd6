import { createPublicKey, createSign, type KeyObject } from 'node:crypto'
import forge from 'node-forge'

/** What a vendor's signing certificate says. One importer of node-forge. */
export interface CertificatePlan {
  /** Relative distinguished names in order, by OID short name or dotted OID. Subject and issuer are the same. */
  subject: { type: string; value: string; encoding?: 'utf8' | 'printable' | 'ia5' }[]
  /** Hexadecimal, without a sign bit. */
  serial: string
  notBefore: Date
  notAfter: Date
  hash: 'sha1' | 'sha256'
  extensions: object[]
}

/** The part of every subject that keeps this certificate from being taken for a real one. */
const marker = { type: 'OU', value: 'firstlogin test IdP - not for production' } as const

/** Issues the self-signed certificate; base64 of its DER on one line. */
export function issueCertificate(plan: CertificatePlan, key: KeyObject): string {
  const certificate = forge.pki.createCertificate()
  certificate.publicKey = forge.pki.publicKeyFromPem(createPublicKey(key).export({ type: 'spki', format: 'pem' }).toString())
  certificate.serialNumber = plan.serial
  certificate.validity.notBefore = plan.notBefore
  certificate.validity.notAfter = plan.notAfter
  const names = [...plan.subject, marker].map(distinguishedName)
  certificate.setSubject(names)
  certificate.setIssuer(names)
  if (plan.extensions.length > 0) certificate.setExtensions(plan.extensions)
  sign(certificate, plan.hash, key)
  return Buffer.from(forge.asn1.toDer(forge.pki.certificateToAsn1(certificate)).getBytes(), 'binary').toString('base64')
}

/** PEM with lines of 64 columns (RFC 7468). */
export const pem = (base64: string): string =>
  `-----BEGIN CERTIFICATE-----\n${(base64.match(/.{1,64}/g) ?? []).join('\n')}\n-----END CERTIFICATE-----\n`

// The types of node-forge leave this function out.
const pki = forge.pki as typeof forge.pki & { getTBSCertificate(certificate: forge.pki.Certificate): forge.asn1.Asn1 }

// OpenSSL signs in a millisecond what forge's own arithmetic needs thirty for.
function sign(certificate: forge.pki.Certificate, hash: 'sha1' | 'sha256', key: KeyObject): void {
  const oid = forge.pki.oids[`${hash}WithRSAEncryption`] ?? ''
  certificate.signatureOid = oid
  certificate.siginfo.algorithmOid = oid
  certificate.tbsCertificate = pki.getTBSCertificate(certificate)
  const bytes = forge.asn1.toDer(certificate.tbsCertificate).getBytes()
  certificate.signature = createSign(hash).update(bytes, 'binary').sign(key).toString('binary')
}

const encodings = { utf8: forge.asn1.Type.UTF8, printable: forge.asn1.Type.PRINTABLESTRING, ia5: forge.asn1.Type.IA5STRING }

function distinguishedName({ type, value, encoding }: CertificatePlan['subject'][number]): forge.pki.CertificateField {
  const name = type.includes('.') ? { type } : type === 'emailAddress' ? { name: type } : { shortName: type }
  const valueTagClass = encodings[encoding ?? 'utf8'] as unknown as forge.asn1.Class
  return { ...name, value, valueTagClass }
}
