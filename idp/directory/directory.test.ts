import { expect, test } from '#unit-test'
import { ada, tenantSpec } from '../testing/control.ts'
import { Directory } from './directory.ts'
import type { App } from './schema.ts'

const people = [{ ...ada, groups: ['Sales'], attributes: { team: 'A' } }]
const assignment = (app: Partial<App>, person = 'ada') => {
  const directory = new Directory(tenantSpec('google-workspace', { people }, { assignments: [], ...app }))
  const [only] = directory.apps.values()
  return only && directory.assignment(only, person)
}

const own = { person: 'ada', values: { role: 'Analyst' } }
const cases: [string, Partial<App>, unknown][] = [
  ['nobody', {}, undefined],
  ['everybody', { access: { everyone: true } }, { person: 'ada' }],
  ['nobody any more', { access: { everyone: false } }, undefined],
  ['a group that they are in', { access: { groups: ['Leads', 'Sales'] } }, { person: 'ada' }],
  ['a group of others', { access: { groups: ['Leads'] } }, undefined],
  ['everybody, and they have values of their own', { access: { everyone: true }, assignments: [own] }, own],
]
for (const [whom, app, expected] of cases) test(`an app that is on for ${whom}`, () => expect(assignment(app)).toEqual(expected))

test('an app that is on for everybody is on for nobody whom the directory has not', () => {
  expect(assignment({ access: { everyone: true } }, 'bob')).toBeUndefined()
})

test('a group that is gone has neither members nor apps, and nobody else loses anything', () => {
  const directory = new Directory(
    tenantSpec('okta', { people: [{ ...ada, groups: ['Sales', 'Leads'] }] }, { access: { groups: ['Sales', 'Leads'] } }),
  )
  directory.removeGroup('Sales')
  expect([directory.people.get('ada')?.groups, directory.apps.get('app')?.access]).toEqual([['Leads'], { groups: ['Leads'] }])
  expect(directory.groupNames()).toEqual(['Leads'])
})

const names: [string, { id: string; userName: string }, string | undefined][] = [
  ['somebody else', { id: 'bob', userName: ada.userName }, 'ada'],
  ['somebody else, but for letter case and blanks', { id: 'bob', userName: ' ADA@acme.example ' }, 'ada'],
  ['themselves', { id: 'ada', userName: ada.userName }, undefined],
  ['nobody', { id: 'bob', userName: 'bob@acme.example' }, undefined],
]
for (const [whose, person, expected] of names)
  test(`a username is that of ${whose}`, () => {
    expect(new Directory(tenantSpec('okta')).namesake(person)?.id).toBe(expected)
  })

test('custom attributes are those that are declared, by name or in a category, and those that are used', () => {
  const customCategories = [{ name: 'SSO', fields: [{ name: 'role' }, { name: 'team', list: true }] }]
  const directory = new Directory(tenantSpec('google-workspace', { people, customAttributes: ['badge'], customCategories }))
  expect(directory.customAttributeNames()).toEqual(['badge', 'role', 'team'])
})

test('a custom attribute that is removed is declared no more, and nobody has it', () => {
  const having = people.map((person) => ({ ...person, attributes: { badge: '7', role: null } }))
  const directory = new Directory(tenantSpec('onelogin', { people: having, customAttributes: ['badge', 'other'] }))
  directory.removeCustomAttribute('badge')
  directory.removeCustomAttribute('role')
  expect(directory.customAttributeNames()).toEqual(['other'])
  expect([...directory.people.values()].map(({ attributes }) => attributes)).toEqual(having.map(() => ({})))
})
