import { createSign } from 'node:crypto'
import { expect, test } from '#unit-test'
import { readCertificates } from './certificate.ts'
import { readQuerySignature } from './query-signature.ts'
import { read } from './read.ts'
import { readSignatures } from './signatures.ts'
import { edited, honest, idpKey, otherKey, sealed, sign } from './testing/message.ts'

const given = readCertificates(idpKey.certificate)
const look = (xml: string, certificates = given, key?: string) => readSignatures(read(xml, key).documents, certificates)

test('a signature that holds, with the certificate in it and with the one that was given', () => {
  expect(look(sign(honest))).toEqual([
    expect.objectContaining({
      on: 'Assertion',
      onId: '_assertion',
      reference: '#_assertion',
      algorithm: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
      digest: 'http://www.w3.org/2001/04/xmlenc#sha256',
      withOwn: 'valid',
      withGiven: 'valid',
      isGiven: true,
      covers: { element: 'Assertion', id: '_assertion', isHolder: true },
    }),
  ])
})

const evil = '<saml:Assertion ID="_evil" Version="2.0"><saml:Issuer>x</saml:Issuer></saml:Assertion>'
const stolen = (xml: string) => /<ds:Signature[\s\S]*?<\/ds:Signature>/.exec(xml)?.[0] ?? ''

/** The message, and what is said of its first signature. */
const cases: [name: string, xml: string, certificates: typeof given, wanted: Record<string, unknown>][] = [
  ['without a certificate to compare', sign(honest), [], { withOwn: 'valid', withGiven: null, isGiven: null }],
  [
    'another certificate is trusted',
    sign(honest, { pair: otherKey }),
    given,
    { withOwn: 'valid', withGiven: 'other-key', isGiven: false },
  ],
  [
    'one of two is trusted',
    sign(honest),
    [...readCertificates(otherKey.certificate), ...given],
    { withGiven: 'valid', isGiven: true },
  ],
  [
    'there is none in the message',
    sign(honest, { keyInfo: false }),
    given,
    { certificate: null, withOwn: 'no-certificate', withGiven: 'valid' },
  ],
  [
    'the content was changed',
    edited(sign(honest), ['Ada Lovelace', 'Eve']),
    given,
    { withOwn: 'changed', withGiven: 'changed', covers: null },
  ],
  [
    'the value was changed',
    edited(sign(honest), [/(SignatureValue>)..../, '$1AAAA']),
    given,
    { withOwn: 'other-key', withGiven: 'other-key' },
  ],
  ['the Response is signed', sign(honest, { on: 'Response' }), given, { on: 'Response', withOwn: 'valid' }],
  ['SHA-1', sign(honest, { hash: 'sha1' }), given, { withOwn: 'valid', algorithm: expect.stringContaining('rsa-sha1') }],
  [
    'an unknown algorithm',
    edited(sign(honest), ['xmldsig-more#rsa-sha256', 'xmldsig-more#rot13']),
    given,
    { withOwn: 'unsupported' },
  ],
  [
    'an ID that is there twice',
    edited(sign(honest), ['<samlp:Status>', '<samlp:Extensions ID="_assertion"/><samlp:Status>']),
    given,
    { withOwn: 'unsupported' },
  ],
  [
    'the signature of another element',
    edited(sign(honest), [
      '<samlp:Status>',
      `${edited(evil, ['</saml:Issuer>', `</saml:Issuer>${stolen(sign(honest))}`])}<samlp:Status>`,
    ]),
    given,
    { onId: '_evil', reference: '#_assertion', covers: null },
  ],
]
for (const [name, xml, certificates, wanted] of cases)
  test(`signature: ${name}`, () => expect(look(xml, certificates)[0]).toMatchObject(wanted))

test('the signature of an Assertion that was encrypted', async () => {
  const [signature, ...more] = look(await sealed(sign(honest)), given, idpKey.key)
  expect([signature, more]).toEqual([expect.objectContaining({ on: 'Assertion', withGiven: 'valid' }), []])
})

test('no more than ten are checked', () => {
  const many = edited(sign(honest), [
    '</saml:AttributeStatement>',
    `</saml:AttributeStatement>${stolen(sign(honest)).repeat(12)}`,
  ])
  expect(look(many)).toHaveLength(10)
})

const algorithm = 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256'
const signed = `SAMLRequest=abc&RelayState=%2f&SigAlg=${encodeURIComponent(algorithm)}`
const signature = createSign('sha256').update(signed).sign(idpKey.key, 'base64')
const queries: [
  name: string,
  query: { signed: string; algorithm: string; signature: string },
  certificates: typeof given,
  wanted: string | null,
][] = [
  ['it holds', { signed, algorithm, signature }, given, 'valid'],
  ['it is of another key', { signed, algorithm, signature }, readCertificates(otherKey.certificate), 'other-key'],
  ['a parameter was written anew', { signed: signed.replace('%2f', '%2F'), algorithm, signature }, given, 'other-key'],
  ['the algorithm is unknown', { signed, algorithm: 'x', signature }, given, 'unsupported'],
  ['nothing to check it with', { signed, algorithm, signature }, [], null],
]
for (const [name, query, certificates, wanted] of queries)
  test(`signature of an address: ${name}`, () => expect(readQuerySignature(query, certificates)?.withGiven).toBe(wanted))
