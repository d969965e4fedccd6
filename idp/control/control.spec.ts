import { expect, test } from '@playwright/test'
import { createIdp } from '../index.ts'
import { ada, controlOf, tenantSpec } from '../testing/control.ts'

const idp = createIdp()
const control = controlOf(idp)
test.beforeAll(() => idp.start())
test.afterAll(() => idp.stop())

const bad: [string, string, string, unknown, { status: number; code: string; message: string; path?: string }][] = [
  [
    'a mistyped profile',
    'POST',
    '/tenants',
    { ...tenantSpec('octa') },
    { status: 422, code: 'unknown-profile', message: "did you mean 'okta'?", path: 'profile' },
  ],
  [
    'a person without an email',
    'POST',
    '/tenants',
    { ...tenantSpec('okta'), people: [{ ...ada, email: undefined }] },
    { status: 422, code: 'invalid', message: 'is missing', path: 'people[0].email' },
  ],
  [
    'a misspelt field',
    'POST',
    '/tenants',
    { ...tenantSpec('okta'), peple: [] },
    { status: 422, code: 'invalid', message: 'peple' },
  ],
  [
    'a control character',
    'PUT',
    '/tenants/one/people/eve',
    { ...ada, displayName: 'a\u0001' },
    { status: 422, code: 'invalid', message: 'control character', path: 'displayName' },
  ],
  [
    'a directory that is none',
    'PUT',
    '/tenants/one/people/eve',
    { ...ada, directories: [{ kind: 'ldap' }] },
    { status: 422, code: 'invalid', message: "'active-directory' or 'workday'", path: 'directories[0].kind' },
  ],
  [
    'a misspelt part of a directory',
    'POST',
    '/tenants',
    { ...tenantSpec('okta'), people: [{ ...ada, directories: [{ kind: 'workday', manger: 'x' }] }] },
    { status: 422, code: 'invalid', message: 'manger', path: 'people[0].directories[0]' },
  ],
  [
    'a linked object that leads to nobody by name',
    'PUT',
    '/tenants/one/people/eve',
    { ...ada, linked: { manager: ' ' } },
    { status: 422, code: 'invalid', message: 'must have 1 to 1024 characters', path: 'linked.manager' },
  ],
  [
    'a linked object without a name',
    'PUT',
    '/tenants/one/people/eve',
    { ...ada, linked: { '': 'bob@acme.example' } },
    { status: 422, code: 'invalid', message: 'has a relation without a name', path: 'linked' },
  ],
  ['an unknown tenant', 'GET', '/tenants/none', undefined, { status: 404, code: 'tenant-not-found', message: "'none'" }],
  [
    'a tenant twice',
    'POST',
    '/tenants',
    { ...tenantSpec('okta'), id: 'one' },
    { status: 409, code: 'tenant-exists', message: "'one'", path: 'id' },
  ],
  [
    'a mistyped mutation',
    'POST',
    '/tenants/one/arm',
    { app: 'app', person: 'ada', mutation: 'audience-missmatch' },
    { status: 422, code: 'unknown-mutation', message: "did you mean 'audience-mismatch'?", path: 'mutation' },
  ],
  [
    'an unknown person to arm',
    'POST',
    '/tenants/one/arm',
    { app: 'app', person: 'bob', mutation: 'expired' },
    { status: 404, code: 'person-not-found', message: "'bob'" },
  ],
  [
    'nothing to arm with',
    'POST',
    '/tenants/one/arm',
    { app: 'app', person: 'ada' },
    { status: 422, code: 'invalid', message: 'mutation or encryption is missing' },
  ],
  [
    'an app that is assigned to nobody there',
    'PATCH',
    '/tenants/one/apps/app',
    { assignments: [{ person: 'ada' }, { person: 'adda' }] },
    { status: 422, code: 'unknown-person', message: "'adda'; did you mean 'ada'?", path: 'assignments[1].person' },
  ],
  [
    'the same of a new one',
    'PUT',
    '/tenants/one/apps/new',
    { ...tenantSpec('okta').apps[0], assignments: [{ person: 'bob' }] },
    { status: 422, code: 'unknown-person', message: "there is no person 'bob'", path: 'assignments[0].person' },
  ],
  ['an unknown call', 'GET', '/nothing', undefined, { status: 404, code: 'not-found', message: 'GET /nothing' }],
  ['no object', 'POST', '/tenants', [], { status: 422, code: 'invalid', message: 'must be an object' }],
]

test.beforeAll(() => control.call('POST', '/tenants', { ...tenantSpec('okta'), id: 'one' }))

for (const [what, method, path, body, { status, code, message, ...place }] of bad) {
  test(`${what} is answered with place and reason`, async () => {
    const answer = await control.call(method, path, body)
    expect(answer).toMatchObject({ status, body: { error: { code, message: expect.stringContaining(message), ...place } } })
  })
}

test('without the token, with another content type, with what cannot be read or is huge: one clear error each', async () => {
  const call = async (headers: Record<string, string>, body: string, path = '/tenants') => {
    const answer = await fetch(`${idp.url}/control/v1${path}`, { method: 'POST', headers, body })
    return [answer.status, ((await answer.json()) as { error: { code: string } }).error.code]
  }
  const authorization = `Bearer ${idp.controlToken}`
  const json = { authorization, 'content-type': 'application/json' }
  expect(await call({ 'content-type': 'application/json' }, '{}')).toEqual([401, 'unauthorized'])
  expect(await call({ ...json, authorization: 'Bearer wrong' }, '{}')).toEqual([401, 'unauthorized'])
  expect(await call({ authorization, 'content-type': 'text/plain' }, '{}')).toEqual([415, 'not-json'])
  expect(await call(json, '{')).toEqual([400, 'not-json'])
  expect(await call(json, '{}', '/tenants/%E0%A4%A/arm')).toEqual([400, 'bad-address'])
  const latin = { ...json, 'content-type': 'application/json; charset=iso-8859-1' }
  expect(await call(latin, '{}')).toEqual([415, 'unsupported-charset'])
  expect(await call({ ...json, 'content-encoding': 'compress' }, '{}')).toEqual([415, 'unsupported-encoding'])
  expect(await call({ ...json, 'content-encoding': 'gzip' }, '{}')).toEqual([400, 'unreadable'])
  expect(await call(json, JSON.stringify({ a: 'x'.repeat(2_000_000) }))).toEqual([413, 'too-large'])
})

test('people, groups, apps and assignments are put, changed and deleted', async () => {
  const tenant = await control.createTenant({ ...tenantSpec('okta'), id: 'directory' })
  const at = `/tenants/${tenant.id}`
  const { id: _id, ...bob } = { ...ada, userName: 'bob@acme.example', email: 'bob@acme.example', attributes: { a: '1', b: '2' } }
  expect((await control.call('PUT', `${at}/people/bob`, bob)).status).toBe(200)
  const patched = await control.call('PATCH', `${at}/people/bob`, { displayName: 'Bob', attributes: { b: null, c: ['x'] } })
  expect(patched.body).toMatchObject({ id: 'bob', displayName: 'Bob', attributes: { a: '1', b: null, c: ['x'] } })
  const taken = { status: 409, body: { error: { code: 'username-taken', path: 'userName' } } }
  for (const userName of [ada.userName, ' ADA@acme.example ']) {
    expect(await control.call('PUT', `${at}/people/carl`, { ...bob, userName })).toMatchObject(taken)
    expect(await control.call('PATCH', `${at}/people/bob`, { userName })).toMatchObject(taken)
  }
  expect((await control.call('GET', `${at}/people/carl`)).status).toBe(404)
  expect((await control.call('GET', `${at}/people/bob`)).body).toMatchObject({ userName: bob.userName })
  expect((await control.call('PATCH', `${at}/people/bob`, { userName: 'BOB@acme.example' })).status).toBe(200)
  expect((await control.call('PUT', `${at}/groups/Sales`, {})).body).toEqual({ name: 'Sales' })
  expect((await control.call('PUT', `${at}/apps/app/assignments/bob`, { values: { role: 'x' } })).body).toEqual({
    person: 'bob',
    values: { role: 'x' },
  })
  const changed = await control.call('PATCH', `${at}/apps/app`, { statements: [{ name: 'r', expression: 'appuser.rolle' }] })
  expect(changed.body).toMatchObject({ problems: [{ statement: 'r', expression: 'appuser.rolle' }] })
  const relations = {
    linked: { manager: 'ada@acme.example' },
    directories: [{ kind: 'workday', attributes: { employeeID: '7' } }],
  }
  expect((await control.call('PATCH', `${at}/people/bob`, relations)).body).toMatchObject({ displayName: 'Bob', ...relations })
  expect((await control.call('DELETE', `${at}/people/bob`)).status).toBe(204)
  expect((await control.call('GET', `${at}/apps/app`)).body).toMatchObject({ assignments: [{ person: 'ada' }] })
  await control.call('PUT', `${at}/apps/app/groups/Sales`)
  expect((await control.call('DELETE', `${at}/groups/Sales`)).status).toBe(204)
  expect((await control.call('DELETE', `${at}/groups/Sales`)).status).toBe(404)
  expect((await control.call('GET', `${at}/apps/app`)).body).toMatchObject({ access: { groups: [] } })
  expect((await control.call('DELETE', `${at}/apps/app`)).status).toBe(204)
  expect((await control.call('DELETE', at)).status).toBe(204)
  expect((await control.call('GET', at)).status).toBe(404)
})
