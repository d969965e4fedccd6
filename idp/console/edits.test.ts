import { expect, test } from '#unit-test'
import { profiles } from '../profiles/index.ts'
import type { Tenant } from '../tenants/tenant.ts'
import { ada, tenantSpec } from '../testing/control.ts'
import { tenantOf } from '../testing/tenant.ts'
import { addPerson, type Outcome, saveApp, saveAssignment, savePerson, saveStatements } from './edits.ts'
import type { Posted } from './kit/fields.ts'

const okta = profiles.find(({ id }) => id === 'okta') ?? profiles[0]
const totpSecret = 'JBSWY3DPEHPK3PXP'
const made = async (app: object = {}) => {
  if (!okta) throw new Error('there is no profile')
  const people = [
    { ...ada, groups: ['Sales'], totpSecret },
    { ...ada, id: 'bob', userName: 'bob' },
  ]
  return tenantOf(tenantSpec('okta', { people }, app), okta)
}
const service: Posted = { name: 'Test SP', acsUrl: 'https://sp.example/acs', audience: 'https://sp.example' }
const typed: Posted = {
  userName: 'carl',
  email: 'carl@acme.example',
  firstName: 'Carl',
  lastName: 'Gauss',
  displayName: '',
  password: 'x',
}

test('a person who is added takes nobody else’s place', async () => {
  const tenant = await made()
  expect(addPerson(tenant, { ...typed, id: 'carl' })).toEqual({ saved: { what: 'person-added', person: 'carl' } })
  expect(savePerson(tenant, 'carl', { ...typed, lastName: 'Friedrich' })).toEqual({ saved: { what: 'person', person: 'carl' } })
  expect(() => savePerson(tenant, 'dora', typed)).toThrow("there is no person 'dora'")
  expect([...tenant.directory.people.values()].map(({ id, userName }) => [id, userName])).toEqual([
    ['ada', ada.userName],
    ['bob', 'bob'],
    ['carl', 'carl'],
  ])
})

const adding = (posted: Posted) => (tenant: Tenant) => addPerson(tenant, { ...typed, ...posted })
const saving = (posted: Posted) => (tenant: Tenant) => savePerson(tenant, 'ada', { ...typed, ...posted })
const stating = (statements: string) => (tenant: Tenant) => saveStatements(tenant, 'app', { statements })
const assigning = (posted: Posted) => (tenant: Tenant) => saveAssignment(tenant, 'app', 'ada', posted)
const long = 'x'.repeat(2000)
const mistakes: [string, (tenant: Tenant) => Outcome, Record<string, unknown>][] = [
  ['an id that somebody has', adding({ id: 'ada' }), { id: 'is the id of somebody else' }],
  ['a username that somebody has', adding({ id: 'dora', userName: ' BOB ' }), { userName: 'is the username of somebody else' }],
  ['the same of a person who is there', saving({ userName: 'bob' }), { userName: 'is the username of somebody else' }],
  [
    'several things at once',
    saving({ email: '', attributes: 'a b ] = [' }),
    {
      email: 'must have 1 to 1024 characters',
      attributes:
        "cannot be read: 'a b ] = [' is no attribute: a line is 'name = value', or 'name[] = value' for each of several values; a name with blanks is quoted: \"my name\" = value",
    },
  ],
  [
    'a secret that is none',
    saving({ totpSecret: 'abc' }),
    { totpSecret: 'must be Base32 (letters and 2 to 7) of 16 characters or more' },
  ],
  [
    'a new secret, and that there is to be none',
    saving({ totpSecret, totpGone: '1' }),
    { totpGone: 'goes with no new secret: do one of the two' },
  ],
  [
    'statements that are too long',
    stating(`a = user.email\n\nrole = ${long}\nteam = ${long}`),
    {
      statements:
        'in line 2: expression must have at most 1024 characters; in line 3: expression must have at most 1024 characters',
    },
  ],
  [
    'a group with a name that is too long',
    saving({ groups: `Sales\n\n${long}` }),
    { groups: 'in line 2: must have 1 to 1024 characters' },
  ],
  [
    'the same of an app',
    (tenant) => saveApp(tenant, { ...service, 'access.groups': long }, tenant.directory.apps.get('app')),
    { 'access.groups': 'in line 1: must have 1 to 1024 characters' },
  ],
  [
    'a built-in group among those that have an app',
    (tenant) => saveApp(tenant, { ...service, 'access.groups': 'Sales\nEveryone' }, tenant.directory.apps.get('app')),
    { 'access.groups': 'in line 2: Everyone is everybody at Okta: set access.everyone' },
  ],
  [
    'values that are no lines, without the box',
    assigning({ values: '= x' }),
    { values: expect.stringContaining("cannot be read: '= x' is no attribute") },
  ],
]
for (const [what, save, errors] of mistakes)
  test(`${what}: said beside the field, and nothing is saved`, async () => {
    const tenant = await made()
    const before = structuredClone([[...tenant.directory.people], [...tenant.directory.apps]])
    expect(save(tenant)).toEqual({ errors })
    expect([[...tenant.directory.people], [...tenant.directory.apps]]).toEqual(before)
  })

test('the secret of an authenticator app stays, is replaced, and is taken away', async () => {
  const tenant = await made()
  const secret = () => tenant.directory.people.get('ada')?.totpSecret
  savePerson(tenant, 'ada', { ...typed, totpSecret: '' })
  expect(secret()).toBe(totpSecret)
  savePerson(tenant, 'ada', { ...typed, totpSecret: ' KRUGKIDROVUWG2ZA ' })
  expect(secret()).toBe('KRUGKIDROVUWG2ZA')
  savePerson(tenant, 'ada', { ...typed, totpSecret: '', totpGone: '1' })
  expect(tenant.directory.people.get('ada')).not.toHaveProperty('totpSecret', expect.anything())
})

test('an app that waits for its addresses has statements all the same', async () => {
  const tenant = await made({ acsUrl: '', audience: '' })
  expect(saveStatements(tenant, 'app', { statements: 'role = appuser.role' })).toEqual({
    saved: { what: 'statements', app: 'app' },
  })
  expect(tenant.directory.apps.get('app')).toMatchObject({
    acsUrl: '',
    statements: [{ name: 'role', expression: 'appuser.role' }],
  })
})

for (const [id, posted, expected] of [
  ['okta', {}, undefined],
  ['okta', { 'access.groups': ' Sales \r\n\r\nLeads\nSales' }, { groups: ['Sales', 'Leads'] }],
  ['onelogin', { 'access.everyone': '1' }, undefined],
  ['entra-id', { 'access.everyone': '1', 'access.groups': 'Sales' }, { everyone: true, groups: ['Sales'] }],
] as const)
  test(`${id}: groups that have an app, and everyone where the vendor has that: ${JSON.stringify(posted)}`, async () => {
    const profile = profiles.find((each) => each.id === id)
    if (!profile) throw new Error('there is no such vendor')
    const tenant = await tenantOf(tenantSpec(id, {}, { access: { groups: ['Old'] } }), profile)
    saveApp(tenant, { ...service, ...posted }, tenant.directory.apps.get('app'))
    expect(tenant.directory.apps.get('app')?.access).toEqual(expected)
  })

test('groups of a person are those that are typed', async () => {
  const tenant = await made()
  savePerson(tenant, 'ada', { ...typed, groups: 'Sales EMEA\n Leads' })
  expect(tenant.directory.people.get('ada')?.groups).toEqual(['Sales EMEA', 'Leads'])
})

test('somebody’s own assignment goes, and that of their group stays', async () => {
  const tenant = await made({ access: { groups: ['Sales'] }, assignments: [{ person: 'ada' }] })
  expect(saveAssignment(tenant, 'app', 'ada', { values: '' })).toEqual({
    saved: { what: 'unassigned', app: 'app', person: 'ada' },
  })
  const app = tenant.directory.apps.get('app')
  expect([app?.assignments, app && tenant.directory.assignment(app, 'ada')]).toEqual([[], { person: 'ada' }])
})
