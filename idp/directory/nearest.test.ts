import { expect, test } from '#unit-test'
import { didYouMean, nearest } from './nearest.ts'

test('the nearest word is named, a far one is not', () => {
  const known = ['okta', 'onelogin', 'entra-id', 'google-workspace']
  const found = ['octa', 'OKTA', 'onelogn', 'entra_id', 'otka', 'keycloak', ''].map((word) => nearest(word, known))
  expect(found).toEqual(['okta', 'okta', 'onelogin', 'entra-id', 'okta', undefined, undefined])
  expect(didYouMean('octa', known)).toBe("; did you mean 'okta'?")
  expect(didYouMean('keycloak', known)).toBe('')
})
