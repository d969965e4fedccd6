import { expect, test } from '#unit-test'
import type { App, Person } from '../directory/schema.ts'
import { findProfile } from '../profiles/index.ts'
import { ada } from '../testing/control.ts'
import { place } from '../testing/variants.ts'
import { originsOf } from './origins.ts'

const origins = (profile: string, app: Partial<App>, values = {}, person: Partial<Person> = {}) => {
  const found = findProfile(profile)
  if (!found) throw new Error(`there is no ${profile}`)
  return originsOf(found, place, {
    app: { ...place.app, ...app },
    subject: { person: { ...(ada as Person), ...person }, assignment: { person: 'ada', values }, tenantId: place.tenant.id },
    known: { custom: ['team'], profile: ['role'] },
    signedInAt: new Date(0),
    acsUrl: '',
  })
}

const statement = (name: string, expression: string) => ({ name, expression })
const cases: [name: string, profile: string, app: Partial<App>, values: object, wanted: object][] = [
  [
    'a field of the person',
    'okta',
    { statements: [statement('mail', 'user.email')] },
    {},
    { name: 'mail', from: 'attribute statement', expression: 'user.email', values: [ada.email], why: '' },
  ],
  [
    'a value of the assignment',
    'okta',
    { statements: [statement('role', 'appuser.role')] },
    { role: 'Boss' },
    { from: 'attribute statement, from the assignment', values: ['Boss'] },
  ],
  [
    'no value',
    'okta',
    { statements: [statement('team', 'user.team')] },
    {},
    { values: null, why: 'This person has no value for it.' },
  ],
  [
    'a name that does not exist',
    'okta',
    { statements: [statement('x', 'user.nothing')] },
    {},
    { values: null, why: expect.stringContaining('It cannot be read: ') },
  ],
  [
    'an empty value that the vendor leaves out',
    'entra-id',
    { statements: [statement('role', findProfile('entra-id')?.express({ attribute: 'team' }).expression ?? '')] },
    { team: '' },
    { values: [''], why: 'The vendor writes no Attribute for an empty value.' },
  ],
  [
    'a group claim',
    'okta',
    { groupStatements: [{ name: 'groups', filter: { type: 'starts-with', value: 'Sa' } }] },
    {},
    { name: 'groups', from: 'group claim', expression: 'starts-with Sa' },
  ],
  [
    'a group claim that lets none of the groups pass',
    'okta',
    { groupStatements: [{ name: 'groups', filter: { type: 'starts-with', value: 'Zz' } }] },
    {},
    {
      values: null,
      why: expect.stringMatching(/^None of the groups of this person passes: .+\.$|^This person is in no group\.$/),
    },
  ],
]
for (const [name, profile, app, values, wanted] of cases)
  test(`origin: ${name}`, () =>
    expect(origins(profile, { statements: [], ...app }, values, { attributes: { ...values } }).at(-1)).toMatchObject(
      wanted as Record<string, unknown>,
    ))

test('what a vendor sends for everybody comes first, and a statement of that name stands in its place', () => {
  const name = 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/givenname'
  const plain = origins('entra-id', { statements: [] })
  expect(plain.find((each) => each.name === name)).toMatchObject({
    from: 'Microsoft Entra ID, unless it is changed',
    expression: 'user.givenname',
    values: [ada.firstName],
  })
  expect(
    origins('entra-id', { statements: [statement(name, 'user.surname')] }).filter((each) => each.name === name),
  ).toHaveLength(1)
})

const nameIds: [what: string, profile: string, app: Partial<App>, wanted: object][] = [
  [
    'as the vendor has it',
    'okta',
    {},
    { from: 'name identifier, unspecified', expression: 'user.login', values: [ada.userName], why: '' },
  ],
  [
    'as the app has it',
    'okta',
    { nameId: { format: 'emailAddress', source: 'user.email' } },
    { expression: 'user.email', values: [ada.email] },
  ],
  [
    'opaque',
    'okta',
    { nameId: { format: 'persistent' } },
    { expression: '', values: [], why: expect.stringContaining('opaque') },
  ],
  ['without a value', 'okta', { nameId: { source: 'user.team' } }, { values: null, why: 'This person has no value for it.' }],
  [
    'unreadable',
    'okta',
    { nameId: { source: 'user.nothing' } },
    { values: null, why: expect.stringContaining('cannot be read') },
  ],
]
for (const [what, profile, app, wanted] of nameIds)
  test(`the NameID comes first: ${what}`, () =>
    expect(origins(profile, { statements: [], ...app })[0]).toMatchObject({ name: 'NameID', ...wanted }))
