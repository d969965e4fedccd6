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
import { place, variantsOf } from '../testing/variants.ts'
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

async function encrypted(profile: Profile, style: EncryptionStyle, signs: SignedPart[], change = {}) {
  const { sealer, decryptionKey } = await recipient(style, change)
  const signer = createSigner(profile.certificate(place, new Date(Date.now() - 86_400_000)), await tenantKey())
  const facts = { ...variantsOf(profile, new Date()).answer, signs, sealer }
  const xml = signDraft(profile.saml, buildDraft(profile.saml, facts, systemRandomness()), { tenant: signer, rogue: signer })
  const samlResponse = Buffer.from(xml).toString('base64')
  const message: Judged = { samlResponse, issuer: facts.issuer, certificate: pem(signer.certificate), signs, decryptionKey }
  return { xml, message }
}

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
        for (const [library, judge] of Object.entries(judges))
          expect.soft(await judge(message).catch(String), library).toBe('ada@acme.example')
      })

  for (const keyTransport of style.keyTransports)
    test(`${profile.id}: libraries of others read a key under ${keyTransport}`, async () => {
      const { xml, message } = await encrypted(profile, style, ['assertion'], { keyTransport })
      expect(xml.includes('http://www.w3.org/2001/04/xmlenc#rsa-1_5')).toBe(keyTransport === 'rsa-1.5')
      expect(await judges['node-saml']?.(message).catch(String)).toBe('ada@acme.example')
    })

  test(`${profile.id}: nobody reads it with another key`, async () => {
    const { message } = await encrypted(profile, style, ['assertion', 'response'])
    const { decryptionKey } = await recipient(style)
    for (const [library, judge] of Object.entries(judges))
      expect.soft(await judge({ ...message, decryptionKey }).then(String, () => 'refused'), library).toBe('refused')
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
