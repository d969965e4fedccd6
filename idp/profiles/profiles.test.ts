import { createHash } from 'node:crypto'
import { expect, test } from '#unit-test'
import { buildDraft } from '../saml/draft.ts'
import type { Sealer } from '../saml/encrypt.ts'
import { seededRandomness } from '../saml/random.ts'
import { type Signer, signDraft } from '../saml/sign.ts'
import { expectGolden } from '../testing/golden.ts'
import { place, variantsOf } from '../testing/variants.ts'
import { findProfile, profiles } from './index.ts'

// Certificate and signature stand for real ones, so that the files hold no key; digests are real.
const signer: Signer = {
  certificate: Buffer.alloc(90, 'certificate').toString('base64'),
  sign: (text) => createHash('sha512').update(text).digest('base64'),
}
const sealer: Sealer = {
  algorithm: 'aes256-cbc',
  keyTransport: 'rsa-oaep',
  recipient: {
    certificate: Buffer.alloc(90, 'recipient').toString('base64'),
    issuer: 'O=Acme, CN=sp.example',
    serial: '1066064898',
  },
  seal: (text) => ({ data: Buffer.from(text).toString('base64'), key: Buffer.alloc(90, 'key').toString('base64') }),
}
const golden = (name: string) => new URL(`./__golden__/${name}`, import.meta.url)

for (const profile of profiles) {
  const { answer, unasked, overage } = variantsOf(profile, new Date('2030-01-01T12:00:00.123Z'))

  test(`${profile.id}: the answer to a request is byte for byte the reviewed one`, () => {
    const draft = buildDraft(profile.saml, answer, seededRandomness(profile.id))
    expectGolden(golden(`${profile.id}.response.xml`), signDraft(profile.saml, draft, signer))
  })

  test(`${profile.id}: an IdP-initiated Response without attributes is byte for byte the reviewed one`, () => {
    const draft = buildDraft(profile.saml, unasked, seededRandomness(profile.id))
    expectGolden(golden(`${profile.id}.idp-initiated.xml`), signDraft(profile.saml, draft, signer))
  })

  if (profile.saml.encryption)
    test(`${profile.id}: an encrypted Response is byte for byte the reviewed one`, () => {
      const draft = buildDraft(
        profile.saml,
        { ...answer, signs: ['assertion', 'response'], sealer },
        seededRandomness(profile.id),
      )
      expectGolden(golden(`${profile.id}.encrypted.xml`), signDraft(profile.saml, draft, signer))
    })

  test(`${profile.id}: a Response with more groups than a vendor may send is byte for byte the reviewed one`, () => {
    const draft = buildDraft(profile.saml, overage, seededRandomness(profile.id))
    expectGolden(golden(`${profile.id}.overage.xml`), signDraft(profile.saml, draft, signer))
  })

  test(`${profile.id}: the metadata is byte for byte the reviewed one`, () => {
    const notAfter = new Date('2035-01-01T12:00:00.000Z')
    expectGolden(golden(`${profile.id}.metadata.xml`), profile.metadata(place, [{ signer, notAfter, isActive: true }]))
  })
}

test('profiles are found by id and alias', () => {
  const found = ['okta', 'onelogin', 'entra-id', 'google-workspace', 'azure-ad', 'Azure', 'entra', 'google', 'octa'].map(
    (name) => findProfile(name)?.id,
  )
  expect(found).toEqual([
    'okta',
    'onelogin',
    'entra-id',
    'google-workspace',
    'entra-id',
    'entra-id',
    'entra-id',
    'google-workspace',
    undefined,
  ])
})
