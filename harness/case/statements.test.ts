import { expect, test } from '#unit-test'
import { profiles } from '../../idp/index.ts'
import type { StepFile } from '../scenario/steps/index.ts'
import { makePerson } from './people.ts'
import { blankedIn, makeStatements, wrongCase } from './statements.ts'

test('a name in the wrong case keeps its letters', () => {
  expect(wrongCase('workato_role')).toBe('Workato_Role')
})

test('a person carries the token of the case in the address', () => {
  expect(makePerson('ada', {}, 'k7')).toMatchObject({
    email: 'ada.k7@firstlogin.test',
    displayName: 'Ada Lovelace',
    sends: { displayName: 'Ada Lovelace' },
  })
})

test('values that a scenario writes are taken as they are', () => {
  const person = makePerson('ada', { sends: { displayName: null, groups: [], role: '', email: 'contact.{case}@x.test' } }, 'k7')
  expect(person.sends).toEqual({ displayName: null, groups: [], role: '', email: 'contact.k7@x.test' })
  expect(person.displayName).toBe('Ada Lovelace')
})

const profile = profiles.find(({ id }) => id === 'okta')
const texts: [string, StepFile[], Record<string, string>, string[]][] = [
  ['a full name left out', [{ 'change-at-idp': { sends: { displayName: null } } }], { displayName: 'name' }, ['displayName']],
  ['an empty one', [{ 'change-at-idp': { sends: { displayName: '' } } }], { displayName: 'name' }, ['displayName']],
  [
    'one that is sent in two parts',
    [{ 'change-at-idp': { sends: { displayName: null } } }],
    { firstName: 'f', lastName: 'l' },
    ['firstName', 'lastName'],
  ],
  ['another name', [{ 'change-at-idp': { sends: { displayName: 'Ada King' } } }], { displayName: 'name' }, []],
  ['an address beside the own one', [{ 'change-at-idp': { sends: { email: 'b@x' } } }], { email: 'mail' }, ['email']],
  ['no change', [{ 'sign-in': {} }], { displayName: 'name' }, []],
]
for (const [what, steps, attributeMap, wanted] of texts)
  test(`words that are blanked later: ${what}`, () => expect([...blankedIn(steps, attributeMap)]).toEqual(wanted))

test('a name that is left out later is no field of the directory, which would still have it', () => {
  if (!profile) throw new Error('there is a profile okta')
  const [people, map] = [[makePerson('ada', {}, 'k7')], { displayName: 'name' }]
  const held = (blanked: ReadonlySet<'displayName'>) =>
    makeStatements(people, map, profile, { misspell: undefined, shared: false, blanked }).map(({ holds }) => holds)
  expect([held(new Set()), held(new Set(['displayName']))]).toEqual([['directory'], ['assignment']])
})
