import { expect, test } from '#unit-test'
import { takeSpec } from '../tenants/tenant.ts'
import { tenantOf } from '../testing/tenant.ts'
import { readTenantFile, tenantFileText } from './tenant-file.ts'

const file = `id: acme
profile: okta
people:
  - id: ada
    userName: ada@acme.example
    email: ada@acme.example
    firstName: Ada
    lastName: Lovelace
    displayName: Ada Lovelace
    password: correct horse
    verified: true
apps:
  - id: crm
    name: CRM
    acsUrl: https://crm.example/acs
    audience: https://crm.example
    statements:
      - { name: role, expression: appuser.role }
    assignments:
      - person: ada
        values: { role: Admin, groups: [a, b], nick: "", never: null }
`

const tenantIn = (text: string) => {
  const { spec, profile } = readTenantFile(text)
  return tenantOf(spec, profile)
}

test('what is exported is what was imported, and what is imported takes the place of all but the keys', async () => {
  const tenant = await tenantIn(file)
  const text = tenantFileText(tenant)
  expect(readTenantFile(text).spec).toEqual(readTenantFile(file).spec)
  const key = tenant.certificates.shared.active.id
  const { spec } = readTenantFile(
    file.replaceAll('ada', 'bob').replace('apps:', 'signInAs: false\nclockOffsetSeconds: 60\napps:'),
  )
  takeSpec(tenant, spec)
  expect([...tenant.directory.people.keys()]).toEqual(['bob'])
  expect(tenantFileText(tenant)).toContain('signInAs: false')
  expect([tenant.clockOffsetSeconds, tenant.certificates.shared.active.id]).toEqual([60, key])
})

test('categories of custom attributes and user access are kept', async () => {
  const google = file
    .replace('okta', 'google-workspace')
    .replace('people:', 'customCategories:\n  - name: SSO\n    fields: [{ name: role, list: true }]\npeople:')
    .replace('    assignments:', '    description: For sales\n    access: { everyone: true, groups: [Sales] }\n    assignments:')
  const text = tenantFileText(await tenantIn(google))
  expect(text).toContain('customCategories:')
  expect(readTenantFile(text).spec).toEqual(readTenantFile(google).spec)
})

test('an app that only has a name yet is kept', () => {
  const unfinished = file.replace('https://crm.example/acs', '""').replace('https://crm.example', '""')
  expect(readTenantFile(unfinished).spec.apps).toMatchObject([{ acsUrl: '', audience: '' }])
})

/** What is changed in the file, and what is said. */
const wrong: [string, string, string][] = [
  ['profile: okta', 'profile: okto', "line 2: profile: there is no profile 'okto'; did you mean 'okta'?"],
  ['    displayName:', '    displayname:', "line 9: people[0]: 'displayname' does not belong here; did you mean 'displayName'?"],
  ['userName: ada', 'userName: ""\n    title: ada', 'line 5: people[0].userName: must have 1 to 1024 characters'],
  ['person: ada', 'person: adda', "line 20: apps[0].assignments[0].person: there is no person 'adda'; did you mean 'ada'?"],
  ['acsUrl: https', 'acsUrl: ftp', 'line 15: apps[0].acsUrl: must be an http or https URL'],
  ['    audience:', '    acsValidator: x\n    audience:', 'line 16: apps[0].acsValidator: Okta has no such option'],
  ['id: acme', 'faults: [x]', "line 1: faults[0]: there is no fault 'x'"],
  ['people:', 'people: [', 'not valid YAML: '],
  ['  - id: ada', '  - &a\n    id: *b', 'cannot be read: '],
  ['id: acme', 'id: acme\nid: acme', 'not valid YAML: Map keys must be unique'],
]
for (const [from, to, says] of wrong)
  test(`a file that is wrong: ${to.trim().split('\n').at(-1)}`, () => {
    expect(file).toContain(from)
    expect(() => readTenantFile(file.replace(from, to))).toThrow(says)
  })

test('at OneLogin an app is on for roles, and not for everyone', async () => {
  const oneLogin = (access: string) =>
    file.replace('okta', 'onelogin').replace('    assignments:', `    access: { ${access} }\n    assignments:`)
  expect(readTenantFile(oneLogin('groups: [Sales]')).spec.apps).toMatchObject([{ access: { groups: ['Sales'] } }])
  expect(() => readTenantFile(oneLogin('everyone: true'))).toThrow(
    'apps[0].access.everyone: OneLogin has access by groups or roles alone',
  )
  expect(() => readTenantFile(oneLogin('units: { /Sales: true }'))).toThrow(
    'apps[0].access.units: OneLogin has no organizational units',
  )
})

test('nothing, a text, a file that is too long: each is said', () => {
  for (const text of ['', 'hello', '[]']) expect(() => readTenantFile(text)).toThrow('must be an object')
  expect(() => readTenantFile('#'.repeat(1_000_001))).toThrow('at most 1000000 are read')
})

test('what was changed last does not change the order of an export', async () => {
  const tenant = await tenantIn(file)
  const before = tenantFileText(tenant)
  const [person] = tenant.directory.people.values()
  if (!person) throw new Error('there is nobody')
  const { email, ...others } = person
  tenant.directory.people.set(person.id, { ...others, email })
  expect(tenantFileText(tenant)).toBe(before)
  expect(tenantFileText(await tenantIn(before))).toBe(before)
})

const refused: [string, string, string][] = [
  [
    'a group twice',
    file.replace('apps:', 'groups: [{ name: Leads }, { name: Sales }, { name: Leads }]\napps:'),
    "'Leads' is there twice",
  ],
  ['a value called __proto__', file.replace('nick: ""', '__proto__: x'), 'line 21: nothing can be called __proto__'],
  ['an attribute called so', file.replace('people:', 'customAttributes: [__proto__]\npeople:'), 'cannot be __proto__'],
]
for (const [what, text, message] of refused) test(`${what} is refused`, () => expect(() => readTenantFile(text)).toThrow(message))
