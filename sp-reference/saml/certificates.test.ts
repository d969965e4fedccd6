import { X509Certificate } from 'node:crypto'
import { expect, test } from '#unit-test'
import { readCertificates, staleness, viewCertificate } from './certificates.ts'
import { MetadataRefused } from './errors.ts'
import { createKeyPair } from './testing/key-pair.ts'

const key = createKeyPair('one')
const one = key.certificate.trim()
const two = createKeyPair('two').certificate.trim()
const weak = createKeyPair('weak', 1024).certificate
const bare = new X509Certificate(one).raw.toString('base64')
const p256 =
  'MIIBbzCCARWgAwIBAgIUNENX5ymrdMuMR7x8f+fR4D4VIzIwCgYIKoZIzj0EAwIwDDEKMAgGA1UEAwwBdDAgFw0yNjExMjYwMjE4MDFaGA8yMD' +
  'U0MDQxMjAyMTgwMVowDDEKMAgGA1UEAwwBdDBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABNDki7zWZD38sAHB/9lMKOSoYkBof51RGyjUeE9W' +
  'fv8zYeH1bAXTkINPOKdw10sdDgtq6LNknxdet5oPrDHBZ1WjUzBRMB0GA1UdDgQWBBRq5pmLwbqU7Vqb2ots64Hup3dSKzAfBgNVHSMEGDAWgB' +
  'Rq5pmLwbqU7Vqb2ots64Hup3dSKzAPBgNVHRMBAf8EBTADAQH/MAoGCCqGSM49BAMCA0gAMEUCIQCROKwYlmjs/CL+VL7QUhHSS6Qa6bjDpwAZ' +
  'TvmEvam9+gIgFeCZORSmxCxfZag/Uvxw80DhGSnEC+QnA2oRU4B/hWQ='
const koblitz =
  'MIIBbDCCARKgAwIBAgIUDQpNHm/WpJy6+b+YQb0SCSOvAsgwCgYIKoZIzj0EAwIwDDEKMAgGA1UEAwwBdDAgFw0yNjExMjYwMjE4MDFaGA8yMD' +
  'U0MDQxMjAyMTgwMVowDDEKMAgGA1UEAwwBdDBWMBAGByqGSM49AgEGBSuBBAAKA0IABKl80++RvRAkJ8EyblM8fctVl8V827goPxTGpXkm1NXm' +
  'HiVecgJvigIP0Qn8chQ4iUY0wTZOCZtcM2wDploSy3KjUzBRMB0GA1UdDgQWBBR0LlI2tPZHCdnPavtc8aRjqhwnRjAfBgNVHSMEGDAWgBR0Ll' +
  'I2tPZHCdnPavtc8aRjqhwnRjAPBgNVHRMBAf8EBTADAQH/MAoGCCqGSM49BAMCA0gAMEUCIHscibPMlLmH//rE/WqQhmaNjMp7FzpypdaxGx0Y' +
  'dCxuAiEAkJXkYHWnpnGNDkVBSjgU0PXu7k4ie/R02hpyOZsSnPg='

const accepted: [title: string, text: string, certificates: number][] = [
  ['PEM', one, 1],
  ['PEM with blanks and Windows line ends', `\n  ${one.replaceAll('\n', '\r\n')}\r\n\r\n`, 1],
  ['bare base64', bare, 1],
  ['bare base64 in lines', bare.replace(/.{64}/g, '$&\r\n'), 1],
  ['several', `${one}\n${two}`, 2],
  ['the same one twice', `${one}\n${one}`, 1],
  ['an EC key', p256, 1],
]
for (const [title, text, count] of accepted) {
  test(`accepted: ${title}`, () => {
    const certificates = readCertificates(text)
    expect(certificates).toHaveLength(count)
    for (const pem of certificates) expect(() => new X509Certificate(pem)).not.toThrow()
  })
}

const refused: [title: string, text: string, words: RegExp][] = [
  ['nothing', ' \n ', /Paste the signing certificate/],
  ['prose', 'see the attachment', /not an X\.509 certificate/],
  ['base64 of something else', Buffer.from('hello').toString('base64'), /not an X\.509 certificate/],
  ['a fingerprint', 'AB:CD:EF', /not an X\.509 certificate/],
  ['a private key', `${one}\n${key.privateKey}`, /holds a private key/],
  ['a request', one.replaceAll('CERTIFICATE', 'CERTIFICATE REQUEST'), /holds a certificate request/],
  ['a cut certificate', one.slice(0, -40), /not an X\.509 certificate/],
  ['words beside it', `my certificate:\n${one}`, /something beside/],
  ['a short RSA key', weak, /not accepted/],
  ['a curve that nobody signs SAML with', koblitz, /not accepted/],
  ['too many', Array.from({ length: 11 }, () => one).join('\n'), /at most 10/],
  ['too much', 'A'.repeat(100_001), /longer than/],
]
for (const [title, text, words] of refused) {
  test(`refused: ${title}`, () => {
    expect(() => readCertificates(text)).toThrow(MetadataRefused)
    expect(() => readCertificates(text)).toThrow(words)
  })
}

test('what is shown of a certificate', () => {
  const view = viewCertificate(one)
  expect(view).toEqual({
    subject: 'CN=one',
    key: 'RSA 2048',
    validFrom: '2025-01-01T00:00:00.000Z',
    validTo: '2045-01-01T00:00:00.000Z',
    fingerprint: new X509Certificate(one).fingerprint256,
  })
  expect(viewCertificate(readCertificates(p256)[0] ?? '').key).toBe('EC P-256')
  expect(staleness(view, new Date('2030-01-01'))).toBeNull()
  expect(staleness(view, new Date('2046-01-01'))).toContain('expired on 2045-01-01')
  expect(staleness(view, new Date('2024-01-01'))).toContain('valid from 2025-01-01')
})
