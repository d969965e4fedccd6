import { expect, test } from '#unit-test'
import { expectGolden } from '../testing/golden.ts'
import { goldenFile, goldenMessage, goldenMessageFile, kindsOf, standIn } from '../testing/golden-messages.ts'
import { place } from '../testing/variants.ts'
import { findProfile, profiles } from './index.ts'

for (const profile of profiles) {
  for (const kind of kindsOf(profile))
    test(`${profile.id}: a message of the kind '${kind}' is byte for byte the reviewed one`, () =>
      expectGolden(goldenMessageFile(profile, kind), goldenMessage(profile, kind)))

  test(`${profile.id}: the metadata is byte for byte the reviewed one`, () => {
    const notAfter = new Date('2035-01-01T12:00:00.000Z')
    const keys = [{ signer: standIn.signer, notAfter, isActive: true }]
    expectGolden(goldenFile(`${profile.id}.metadata.xml`), profile.metadata(place, keys))
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
