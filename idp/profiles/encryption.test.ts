import { constants, createDecipheriv, privateDecrypt } from 'node:crypto'
import { expect, test } from '#unit-test'
import { pem } from '../keys/certificate.ts'
import { tenantKey } from '../keys/key-pool.ts'
import { createSealer } from '../keys/sealer.ts'
import { createSigner } from '../keys/signer.ts'
import { buildDraft } from '../saml/draft.ts'
import type { EncryptionStyle, Sealer } from '../saml/encrypt.ts'
import { systemRandomness } from '../saml/random.ts'
import type { SignedPart } from '../saml/shape.ts'
import { signDraft } from '../saml/sign.ts'
import { type Judged, judges } from '../testing/judges/libraries.ts'
import { schemaErrors } from '../testing/judges/schema.ts'
import { spKey } from '../testing/sp.ts'
import { place, variants, variantsOf } from '../testing/variants.ts'
import { profiles } from './index.ts'

type Profile = (typeof profiles)[number]

const plans: SignedPart[][] = [['assertion'], ['response'], ['assertion', 'response']]

/** The SP's own key, and a way to encrypt for it. */
async function recipient(style: EncryptionStyle, change: Partial<Pick<Sealer, 'algorithm' | 'keyTransport'>> = {}) {
  const { certificate, decryptionKey } = await spKey()
  const wanted = { algorithm: style.algorithms[0], keyTransport: style.keyTransports[0], ...change }
  const sealer = createSealer(certificate, wanted.algorithm, wanted.keyTransport)
  return { sealer, decryptionKey }
}

type Kind = keyof ReturnType<typeof variantsOf>

async function encrypted(
  profile: Profile,
  style: EncryptionStyle,
  signs: SignedPart[],
  change = {},
  kind: Kind = 'answer',
): Promise<{ xml: string; message: Judged }> {
  const { sealer, decryptionKey } = await recipient(style, change)
  const signer = createSigner(profile.certificate(place, new Date(Date.now() - 86_400_000)), await tenantKey())
  const facts = { ...variantsOf(profile, new Date())[kind], signs, sealer }
  const xml = signDraft(profile.saml, buildDraft(profile.saml, facts, systemRandomness()), signer)
  const certificate = pem(signer.certificate)
  return { xml, message: { samlResponse: base64(xml), issuer: facts.issuer, certificate, signs, decryptionKey } }
}

const base64 = (xml: string): string => Buffer.from(xml).toString('base64')

/** What each library makes of a message: whom it believes, or that it refuses it. */
async function verdicts(message: Judged): Promise<Record<string, string>> {
  const told = Object.entries(judges).map(async ([library, judge]) => [
    library,
    await judge(message).then(String, () => 'refused'),
  ])
  return Object.fromEntries(await Promise.all(told))
}
const all = (verdict: string) => Object.fromEntries(Object.keys(judges).map((library) => [library, verdict]))

/** Where a cipher text stands: the key and the data, in whichever order the vendor has them. */
const cipherValue = /<((?:\w+:)?)CipherValue>([\s\S]*?)<\/\1CipherValue>/g

/** One bit of a cipher text changed: of the shorter one, which is the key, or of the data, so far from its beginning. */
function tampered(xml: string, what: 'key' | 'data', place: (length: number) => number): string {
  const [shorter, longer] = [...xml.matchAll(cipherValue)].sort((one, other) => one[0].length - other[0].length)
  const whole = (what === 'key' ? shorter : longer)?.[2] ?? ''
  const bytes = Buffer.from(whole, 'base64')
  const index = place(bytes.length)
  bytes[index] = (bytes[index] ?? 0) ^ 1
  return xml.replace(whole, () => bytes.toString('base64'))
}

const tamperings: [name: string, what: 'key' | 'data', place: (length: number) => number][] = [
  ['the key', 'key', (length) => length >> 1],
  ['the beginning of the data', 'data', () => 0],
  // Behind the signature of the Assertion: its KeyInfo, which stands in the middle, is covered by none.
  ['what is said of the person', 'data', (length) => Math.floor(length * 0.9)],
  // In the last block itself what is garbled may end like a padding, by chance.
  ['the end of the data', 'data', (length) => length - 40],
]

/** The libraries write that Triple DES is old, which OneLogin has for its default, and that a key does not fit. */
test.beforeAll(() => {
  console.warn = () => {}
  console.error = () => {}
})

for (const profile of profiles) {
  const style = profile.saml.encryption
  if (!style) {
    test(`${profile.id} has no encryption`, () => expect(profile.id).toBe('google-workspace'))
    continue
  }
  for (const signs of plans)
    for (const algorithm of style.algorithms.filter((each) => each !== 'aes192-cbc'))
      test(`${profile.id}: libraries of others read what is encrypted with ${algorithm}, ${signs.join(' and ')} signed`, async () => {
        const { xml, message } = await encrypted(profile, style, signs, { algorithm })
        expect(xml).not.toContain('ada@acme.example')
        expect.soft(await schemaErrors(xml)).toEqual([])
        expect(await verdicts(message)).toEqual(all('ada@acme.example'))
      })

  for (const kind of variants.filter((each) => each !== 'answer'))
    test(`${profile.id}: libraries of others read what is encrypted of the kind ${kind}`, async () => {
      const { xml, message } = await encrypted(profile, style, ['assertion', 'response'], {}, kind)
      expect.soft(await schemaErrors(xml)).toEqual([])
      expect(await verdicts(message)).toEqual(all('ada@acme.example'))
    })

  for (const keyTransport of style.keyTransports)
    test(`${profile.id}: libraries of others read a key under ${keyTransport}`, async () => {
      const { xml, message } = await encrypted(profile, style, ['assertion'], { keyTransport })
      expect(xml.includes('http://www.w3.org/2001/04/xmlenc#rsa-1_5')).toBe(keyTransport === 'rsa-1.5')
      expect(await verdicts(message)).toEqual(all('ada@acme.example'))
    })

  test(`${profile.id}: nobody reads it with another key`, async () => {
    const { message } = await encrypted(profile, style, ['assertion', 'response'])
    const { decryptionKey } = await recipient(style)
    expect(decryptionKey).not.toBe(message.decryptionKey)
    expect(await verdicts({ ...message, decryptionKey })).toEqual(all('refused'))
  })

  for (const signs of plans)
    test(`${profile.id}: libraries of others refuse a cipher text that was changed, ${signs.join(' and ')} signed`, async () => {
      const { xml, message } = await encrypted(profile, style, signs)
      expect(await verdicts(message), 'as it was').toEqual(all('ada@acme.example'))
      for (const [name, what, where] of tamperings) {
        const changed = tampered(xml, what, where)
        expect(changed, name).not.toBe(xml)
        expect.soft(await verdicts({ ...message, samlResponse: base64(changed) }), name).toEqual(all('refused'))
      }
    })

  test(`${profile.id}: libraries of others refuse what somebody else has encrypted for the SP`, async () => {
    const own = await encrypted(profile, style, ['assertion', 'response'])
    const other = await encrypted(profile, style, ['assertion', 'response'])
    expect(other.message.certificate).not.toBe(own.message.certificate)
    // Anybody can encrypt for an SP: its certificate is public. What counts is who has signed.
    const forged = { ...other.message, certificate: own.message.certificate }
    expect(await verdicts(forged)).toEqual(all('refused'))
  })
}

// None of the libraries has it.
test('AES-192 gives back what was encrypted', async () => {
  const onelogin = profiles.find(({ id }) => id === 'onelogin')?.saml.encryption
  if (!onelogin) throw new Error('OneLogin does not encrypt')
  const { sealer, decryptionKey } = await recipient(onelogin, { algorithm: 'aes192-cbc' })
  const { data, key } = sealer.seal('<Assertion>Zoë</Assertion>')
  const own = privateDecrypt(
    { key: decryptionKey, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha1' },
    Buffer.from(key, 'base64'),
  )
  const bytes = Buffer.from(data, 'base64')
  const decipher = createDecipheriv('aes-192-cbc', own, bytes.subarray(0, 16))
  expect(Buffer.concat([decipher.update(bytes.subarray(16)), decipher.final()]).toString('utf8')).toBe(
    '<Assertion>Zoë</Assertion>',
  )
})
