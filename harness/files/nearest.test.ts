import { expect, test } from '@playwright/test'
import { nearest, suggestion } from './nearest.ts'

const cases = [
  { word: 'oktaa', candidates: ['okta', 'onelogin'], want: 'okta' },
  { word: 'sign-on', candidates: ['sign-in', 'change-at-idp'], want: 'sign-in' },
  { word: 'zzz', candidates: ['sign-in', 'change-at-idp'], want: undefined },
  { word: 'OKTA', candidates: ['okta'], want: 'okta' },
]
for (const { word, candidates, want } of cases)
  test(`"${word}" is near ${want ?? 'nothing'}`, () => expect(nearest(word, candidates)).toBe(want))

test('with nothing near, the few known words are listed', () => {
  expect(suggestion('zzz', ['okta', 'onelogin'])).toBe('; known: okta, onelogin')
})
