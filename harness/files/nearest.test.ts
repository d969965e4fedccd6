import { expect, test } from '#unit-test'
import { isProbably, nearest, suggestion } from './nearest.ts'

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

const pairs: [string, string, boolean][] = [
  ['displayName', 'display_name', true],
  ['E-mail', 'email', true],
  ['emial', 'email', true],
  ['role', 'roles', true],
  ['group', 'groups', true],
  ['displayName', 'dispalyName', true],
  ['groups', 'groupId', false],
  ['createdAt', 'updatedAt', false],
  ['firstName', 'lastName', false],
  ['status', 'state', false],
  ['role', 'name', false],
  ['id', 'is', false],
]
for (const [one, other, want] of pairs)
  test(`"${one}" ${want ? 'is probably' : 'is not'} "${other}"`, () => {
    expect([isProbably(one, other), isProbably(other, one)]).toEqual([want, want])
  })
