import { generateKeyPairSync, X509Certificate } from 'node:crypto'
import { expect, test } from '#unit-test'
import { profiles } from '../profiles/index.ts'
import { issueCertificate, pem } from './certificate.ts'

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const createdAt = new Date('2030-01-31T12:00:00.789Z')
const marker = 'OU=firstlogin test IdP - not for production'

/** Vendor → subject in order, form of the serial, end of validity. */
const facts: Record<string, { subject: RegExp; serial: RegExp; validTo: string }> = {
  okta: {
    subject: /^C=US\nST=California\nL=San Francisco\nO=Okta\nOU=SSOProvider\nCN=acme\nemailAddress=info@okta.com\n/,
    serial: /^0?[0-9A-F]{11}$/,
    validTo: '2040-01-31T12:00:00.000Z',
  },
  onelogin: {
    subject: /^O=acme\nOU=OneLogin IdP\nCN=OneLogin Account\\ \n/,
    serial: /^[1-7][0-9A-F]{39}$/,
    validTo: '2035-01-31T12:00:00.000Z',
  },
  'entra-id': {
    subject: /^CN=Microsoft Azure Federated SSO Certificate\n/,
    serial: /^[1-7][0-9A-F]{31}$/,
    validTo: '2033-01-31T12:00:00.000Z',
  },
  'google-workspace': {
    subject: /^O=Google Inc\.\nL=Mountain View\nCN=Google\nOU=Google For Work\nC=US\nST=California\n/,
    serial: /^0?[0-9A-F]{11}$/,
    validTo: '2035-01-30T11:59:59.000Z',
  },
}

for (const profile of profiles) {
  test(`${profile.id}: the certificate has the vendor's subject, serial and validity, and says that it is ours`, () => {
    const plan = profile.certificate({ tenant: { id: 'acme', url: 'http://localhost/t/acme' } }, createdAt)
    const certificate = new X509Certificate(pem(issueCertificate(plan, privateKey)))
    const { subject, serial, validTo } = facts[profile.id] ?? { subject: /never/, serial: /never/, validTo: '' }
    expect(certificate.subject).toMatch(subject)
    expect(certificate.subject.endsWith(marker)).toBe(true)
    expect(certificate.issuer).toBe(certificate.subject)
    expect(certificate.serialNumber).toMatch(serial)
    expect(new Date(certificate.validTo).toISOString()).toBe(validTo)
    expect(certificate.verify(certificate.publicKey)).toBe(true)
  })
}
