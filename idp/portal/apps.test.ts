import { expect, test } from '#unit-test'
import { Directory } from '../directory/directory.ts'
import type { App } from '../directory/schema.ts'
import { findProfile } from '../profiles/index.ts'
import { tenantSpec } from '../testing/control.ts'
import { appsOf, initialsOf, isFound } from './apps.ts'

for (const [search, finds] of [
  ['', true],
  ['workato', true],
  ['  EMBED   wor ', true],
  ['(EU)', true],
  ['workato us', false],
  ['.*', false],
] as const)
  test(`a search for '${search}' ${finds ? 'finds' : 'does not find'} Workato Embed (EU)`, () =>
    expect(isFound({ name: 'Workato Embed (EU)' }, search)).toBe(finds))

for (const [name, initials] of [
  ['Workato Embed (EU)', 'WE'],
  ['Workato', 'WO'],
  ['x', 'X'],
  ['  – Ünal & Söhne', 'ÜS'],
  ['𝒜𝒷c', '𝒜𝒷'],
  ['!!', '!!'],
] as const)
  test(`${name} is ${initials}`, () => expect(initialsOf(name)).toBe(initials))

const app = (id: string, more: Partial<App> = {}): App => ({
  id,
  name: id,
  acsUrl: 'https://sp.example/acs',
  audience: 'sp',
  statements: [],
  assignments: [{ person: 'ada' }],
  ...more,
})
const seen = (apps: readonly App[], profile = findProfile('okta')): string[] => {
  if (!profile) throw new Error('there is no such vendor')
  const { people } = tenantSpec('okta')
  const directory = new Directory({ people: people.map((each) => ({ ...each, groups: ['Sales'] })), apps: [...apps] })
  return appsOf({ directory, profile }, 'ada').map(({ id }) => id)
}
for (const [what, apps, ids] of [
  ['nothing', [], []],
  ['by name, numbers as numbers', [app('b'), app('App 10'), app('App 9'), app('a')], ['a', 'App 9', 'App 10', 'b']],
  [
    'not what is assigned to somebody else or to nobody',
    [app('a', { assignments: [{ person: 'bob' }] }), app('b', { assignments: [] })],
    [],
  ],
  [
    'what is on for everybody or for a group',
    [
      app('a', { assignments: [], access: { everyone: true } }),
      app('b', { assignments: [], access: { groups: ['Sales'] } }),
      app('c', { assignments: [], access: { groups: ['Ops'] } }),
    ],
    ['a', 'b'],
  ],
  ['not what is hidden', [app('a', { hidden: true }), app('b', { hidden: false })], ['b']],
  ['what waits for its set-up, too', [app('a', { acsUrl: '', audience: '' })], ['a']],
] as const)
  test(`on somebody's page: ${what}`, () => expect(seen(apps)).toEqual(ids))

test('Entra ID shows what is assigned, also to a group, and not what is open to everybody', () => {
  const apps = [
    app('a', { assignments: [], access: { everyone: true } }),
    app('b', { assignments: [], access: { everyone: true, groups: ['Sales'] } }),
    app('c', { access: { everyone: true } }),
  ]
  expect([seen(apps, findProfile('entra-id')), seen(apps, findProfile('google-workspace'))]).toEqual([
    ['b', 'c'],
    ['a', 'b', 'c'],
  ])
})
