import { expect, test } from '#unit-test'
import { readCertificates } from './certificate.ts'
import { readKey } from './decrypt.ts'
import { idpKey, otherKey } from './testing/message.ts'

const bare = idpKey.certificate.replace(/-----[^-]+-----|\s/g, '')

const cases: [name: string, text: string, subjects: string[]][] = [
  ['PEM', idpKey.certificate, ['CN=test IdP']],
  ['PEM with other text around', `Bag Attributes\n${idpKey.certificate}\n`, ['CN=test IdP']],
  ['several', `${idpKey.certificate}${otherKey.certificate}${idpKey.certificate}`, ['CN=test IdP', 'CN=another IdP']],
  ['base64 alone', bare.replace(/.{60}/g, '$&\n'), ['CN=test IdP']],
  ['metadata', `<md:X><ds:X509Certificate>\n${bare}\n</ds:X509Certificate></md:X>`, ['CN=test IdP']],
]
for (const [name, text, subjects] of cases)
  test(`certificate: ${name}`, () => expect(readCertificates(text).map(({ subject }) => subject)).toEqual(subjects))

test('what a certificate says', () => {
  expect(readCertificates(bare)[0]).toMatchObject({
    issuer: 'CN=test IdP',
    serial: '0A1B',
    notBefore: new Date('2025-01-01T00:00:00Z'),
    notAfter: new Date('2045-01-01T00:00:00Z'),
    sha256: expect.stringMatching(/^([0-9A-F]{2}:){31}[0-9A-F]{2}$/),
    key: 'RSA 2048 bits',
    rsaBits: 2048,
  })
})

const refused: [name: string, read: () => unknown, says: string][] = [
  ['a word as certificate', () => readCertificates('hello'), 'something else'],
  ['a key as certificate', () => readCertificates(idpKey.key), 'a private key'],
  ['a public key', () => readCertificates('-----BEGIN PUBLIC KEY-----'), 'a public key without a certificate'],
  ['a certificate as key', () => readKey(idpKey.certificate), 'this is a certificate'],
  ['a key with a passphrase', () => readKey('-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA'), 'it has a passphrase'],
  ['a word as key', () => readKey('hello'), 'this is none'],
]
for (const [name, read, says] of refused)
  test(`refused: ${name}`, () =>
    expect(read).toThrow(expect.objectContaining({ name: 'Unreadable', message: expect.stringContaining(says) })))
