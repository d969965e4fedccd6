import { expect, test } from '#unit-test'
import { dataAlgorithms } from './decrypt.ts'
import { type RefusalCode, refusals } from './errors.ts'
import { edited, honestXml, outcomeOf, rogueKey, type SigningPlan, sign } from './testing/message.ts'
import { aes256gcm, sealed, spKey } from './testing/sealed.ts'
import { evil } from './testing/wrapping.ts'

const decryptionKey = spKey.privateKey
const assertionOf = (xml: string) => /<saml:Assertion .*<\/saml:Assertion>/s.exec(xml)?.[0] ?? ''

for (const algorithm of dataAlgorithms)
  test(`read: signed, then encrypted with ${algorithm.split('#')[1]}`, async () => {
    expect(await outcomeOf(await sealed(sign(honestXml), { algorithm }), { decryptionKey })).toBe('ada@corp.example')
  })

const around: SigningPlan = { on: 'response' }
test('read: the Response is signed around what is encrypted, once or twice', async () => {
  expect(await outcomeOf(sign(await sealed(honestXml), around), { decryptionKey })).toBe('ada@corp.example')
  expect(await outcomeOf(sign(await sealed(sign(honestXml)), around), { decryptionKey })).toBe('ada@corp.example')
})

test('read: a comment in the plain text cuts nothing off', async () => {
  const commented = edited(honestXml, ['ada@corp', 'ada@corp<!-- -->'])
  expect(await outcomeOf(sign(await sealed(commented), around), { decryptionKey })).toBe('ada@corp.example')
})

/** The message that is encrypted, how, what is done to it then, and what becomes of it. */
const refused: [name: string, message: () => Promise<string>, code: RefusalCode][] = [
  ['nobody has signed it', () => sealed(evil(honestXml)), 'signature-missing'],
  ['changed after it was signed', () => sealed(evil(sign(honestXml))), 'signature-invalid'],
  ['another key has signed it', () => sealed(sign(honestXml, { key: rogueKey })), 'signature-untrusted-key'],
  ['for somebody else', () => sealed(sign(honestXml), { key: rogueKey }), 'decryption-failed'],
  ['RSA 1.5', () => sealed(sign(honestXml), { keyAlgorithm: 'http://www.w3.org/2001/04/xmlenc#rsa-1_5' }), 'algorithm-forbidden'],
  [
    'an algorithm that is not for data',
    async () => edited(await sealed(sign(honestXml)), [aes256gcm, 'http://www.w3.org/2001/04/xmlenc#kw-aes256']),
    'algorithm-forbidden',
  ],
  [
    'changed after it was encrypted',
    async () => edited(await sealed(sign(honestXml)), [/(<(?:\w+:)?CipherValue>)..../g, '$1AAAA']),
    'decryption-failed',
  ],
  ['no XML', () => sealed(honestXml, { text: 'ada@corp.example' }), 'decryption-failed'],
  ['a DOCTYPE', () => sealed(honestXml, { text: `<!DOCTYPE a>${assertionOf(honestXml)}` }), 'decryption-failed'],
  ['an element that closes what is around it', () => sealed(honestXml, { text: '</context><context>' }), 'decryption-failed'],
  ['two Assertions', () => sealed(honestXml, { text: assertionOf(sign(honestXml)).repeat(2) }), 'decryption-failed'],
  [
    'an Assertion in a place where none is read',
    () =>
      sealed(honestXml, {
        text: edited(assertionOf(honestXml), ['</saml:Subject>', `</saml:Subject>${assertionOf(evil(honestXml))}`]),
      }),
    'decryption-failed',
  ],
  ['something else', () => sealed(honestXml, { text: '<saml:NameID>ada@corp.example</saml:NameID>' }), 'decryption-failed'],
  [
    'a genuine one in the clear beside it',
    async () => edited(await sealed(evil(honestXml)), ['</samlp:Response>', `${assertionOf(sign(honestXml))}</samlp:Response>`]),
    'several-assertions',
  ],
  [
    'the genuine one encrypted, a forged one in the clear beside it',
    async () => edited(await sealed(sign(honestXml)), ['</samlp:Response>', `${assertionOf(evil(honestXml))}</samlp:Response>`]),
    'several-assertions',
  ],
]
for (const [name, message, code] of refused)
  test(`encrypted, and refused: ${name}`, async () => expect(await outcomeOf(await message(), { decryptionKey })).toBe(code))

test('an SP without a key says so', async () => {
  expect(await outcomeOf(await sealed(sign(honestXml)))).toBe('no-assertion')
})

test('who sends changed texts cannot tell whether they could be decrypted', () => {
  expect(refusals['decryption-failed'].words).toBe(refusals['signature-invalid'].words)
})

for (const defect of ['trust-encrypted-assertion', 'skip-signature-check'])
  test(`encrypted without a signature: believed with ${defect}`, async () => {
    expect(await outcomeOf(await sealed(evil(honestXml)), { decryptionKey, defects: new Set([defect]) })).toBe('eve@corp.example')
  })

test('each other fault reads what is encrypted as the SP does', async () => {
  const honest = await sealed(sign(honestXml))
  for (const defect of [
    'read-first-assertion',
    'skip-signature-verification',
    'trust-keyinfo-certificate',
    'first-text-node-nameid',
  ])
    expect.soft(await outcomeOf(honest, { decryptionKey, defects: new Set([defect]) }), defect).toBe('ada@corp.example')
  expect(await outcomeOf(honest, { decryptionKey, defects: new Set(['refuse-encrypted-assertion']) })).toBe('no-assertion')
  expect(await outcomeOf(sign(honestXml), { defects: new Set(['trust-encrypted-assertion']) })).toBe('ada@corp.example')
  expect(await outcomeOf(evil(honestXml), { defects: new Set(['trust-encrypted-assertion']) })).toBe('signature-missing')
})
