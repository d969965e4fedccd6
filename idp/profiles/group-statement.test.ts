import { expect, test } from '#unit-test'
import type { App, GroupStatement, Person } from '../directory/schema.ts'
import { ada, tenantSpec } from '../testing/control.ts'
import { groupAttribute, groupProblem } from './group-statement.ts'
import { findProfile, profiles } from './index.ts'

const place = { tenant: { id: 'acme', url: 'http://localhost:8080/t/acme' }, app: tenantSpec('okta').apps[0] as App }
const person: Person = { ...ada, groups: ['Sales', 'Sales EMEA', 'Leads'] }
const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

function sent(id: string, options: Partial<GroupStatement>, who = person, access?: App['access']): unknown {
  const profile = findProfile(id)
  if (!profile) throw new Error(`there is no vendor ${id}`)
  const statement = { name: 'groups', ...options }
  return (
    groupProblem(profile, statement) ??
    groupAttribute(profile, { ...place, app: { ...place.app, access } }, who, statement)?.values ??
    null
  )
}

const table: [string, Partial<GroupStatement>, unknown][] = [
  ['okta', {}, ['Everyone', 'Sales', 'Sales EMEA', 'Leads']],
  ['okta', { filter: { type: 'starts-with', value: 'Sales' } }, ['Sales', 'Sales EMEA']],
  ['okta', { filter: { type: 'equals', value: 'Sales' } }, ['Sales']],
  ['okta', { filter: { type: 'contains', value: 'EMEA' } }, ['Sales EMEA']],
  ['okta', { filter: { type: 'regex', value: '.*' } }, ['Everyone', 'Sales', 'Sales EMEA', 'Leads']],
  ['okta', { filter: { type: 'regex', value: 'Sales' } }, ['Sales']],
  ['okta', { filter: { type: 'equals', value: 'None' } }, null],
  ['okta', { as: 'id' }, "Okta has no option 'as' for groups; it has filter."],
  ['okta', { filter: { type: 'ends-with', value: 'A' } }, expect.stringContaining("Okta has no filter 'ends-with' for groups")],
  ['okta', { filter: { type: 'regex', value: '(' } }, 'the pattern is no regular expression, or takes too long: ('],
  ['onelogin', {}, ['Sales;Sales EMEA;Leads']],
  ['onelogin', { multiValue: true }, ['Sales', 'Sales EMEA', 'Leads']],
  ['onelogin', { filter: { type: 'regex', value: '^Sales' }, multiValue: true }, ['Sales', 'Sales EMEA']],
  ['entra-id', { as: 'name' }, ['Sales', 'Sales EMEA', 'Leads']],
  ['entra-id', {}, [expect.stringMatching(guid), expect.stringMatching(guid), expect.stringMatching(guid)]],
  ['entra-id', { as: 'name', filter: { type: 'ends-with', value: 'EMEA' } }, ['Sales EMEA']],
  ['entra-id', { as: 'name', security: true }, ['Sales', 'Sales EMEA', 'Leads']],
  ['okta', { security: true }, "Okta has no option 'security' for groups; it has filter."],
  ['entra-id', { as: 'name', assigned: true }, null],
  [
    'entra-id',
    { as: 'name', replace: { pattern: "(?'team'^Sales) (?i)(emea)$", by: '{team}@acme' } },
    ['Sales', 'Sales@acme', 'Leads'],
  ],
  ['entra-id', { as: 'name', replace: { pattern: '^Leads$', by: '' } }, ['Sales', 'Sales EMEA']],
  ['entra-id', { replace: { pattern: '(', by: 'x' } }, 'the pattern is no regular expression, or takes too long: ('],
  ['entra-id', { replace: { pattern: '(?<a>.)', by: '{b}' } }, '{b} is no group of the pattern: (?<a>.)'],
  ['okta', { replace: { pattern: 'a', by: 'b' } }, "Okta has no option 'replace' for groups; it has filter."],
  ['google-workspace', {}, null],
  ['google-workspace', { only: ['Leads', 'Sales'] }, ['Sales', 'Leads']],
  [
    'google-workspace',
    { filter: { type: 'regex', value: '.*' } },
    "Google Workspace has no option 'filter' for groups; it has only.",
  ],
]
for (const [id, options, values] of table)
  test(`${id}: groups with ${JSON.stringify(options)}`, () => expect(sent(id, options)).toEqual(values))

test('Entra ID sends those groups alone that the app is assigned to, where that is asked for', () => {
  const access = { groups: ['Leads', 'Other'] }
  expect(sent('entra-id', { as: 'name', assigned: true }, person, access)).toEqual(['Leads'])
  expect(sent('entra-id', { as: 'name' }, person, access)).toEqual(['Sales', 'Sales EMEA', 'Leads'])
})

test('somebody in no group has no group claim, but for the group Everyone of Okta', () => {
  for (const { id } of profiles) expect(sent(id, {}, { ...person, groups: [] }), id).toEqual(id === 'okta' ? ['Everyone'] : null)
})

test('Entra ID sends a link in place of more than 150 groups, Google no more than the first 75 that were picked', () => {
  const many = { ...person, groups: Array.from({ length: 151 }, (_, index) => `Team ${index}`) }
  expect(sent('entra-id', {}, many)).toEqual([expect.stringContaining('/getMemberObjects')])
  expect(sent('google-workspace', { only: many.groups }, many)).toEqual(many.groups.slice(0, 75))
})

test('a group has one id for good, and another one in another directory', () => {
  const entra = findProfile('entra-id')
  const id = (tenant: string) =>
    entra?.groups.values({ ...place, tenant: { id: tenant, url: '' } }, person, { name: 'groups' })?.[0]
  const [first, again, elsewhere] = [id('acme'), id('acme'), id('other')]
  expect([first === again, first === elsewhere]).toEqual([true, false])
})
