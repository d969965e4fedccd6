import { expect, test } from '#unit-test'
import { profiles } from '../profiles/index.ts'
import { ada, tenantSpec } from '../testing/control.ts'
import { tenantOf } from '../testing/tenant.ts'
import { addPerson, savePerson, saveStatements } from './edits.ts'

const okta = profiles.find(({ id }) => id === 'okta') ?? profiles[0]
const made = async (app: object = {}) => {
  if (!okta) throw new Error('there is no profile')
  return tenantOf(tenantSpec('okta', { people: [ada, { ...ada, id: 'bob', userName: 'bob' }] }, app), okta)
}
const typed = {
  userName: 'carl',
  email: 'carl@acme.example',
  firstName: 'Carl',
  lastName: 'Gauss',
  displayName: '',
  password: 'x',
}

test('a person who is added takes nobody else’s place', async () => {
  const tenant = await made()
  expect(addPerson(tenant, { ...typed, id: 'carl' })).toEqual({ what: 'person-added', person: 'carl' })
  expect(() => addPerson(tenant, { ...typed, id: 'ada', userName: 'other' })).toThrow('the id of somebody else')
  expect(() => addPerson(tenant, { ...typed, id: 'dora', userName: ' BOB ' })).toThrow('the username of somebody else')
  expect(() => savePerson(tenant, 'ada', { ...typed, userName: 'bob' })).toThrow('the username of somebody else')
  expect(savePerson(tenant, 'carl', { ...typed, lastName: 'Friedrich' })).toEqual({ what: 'person', person: 'carl' })
  expect([...tenant.directory.people.values()].map(({ id, userName }) => [id, userName])).toEqual([
    ['ada', ada.userName],
    ['bob', 'bob'],
    ['carl', 'carl'],
  ])
})

test('an app that waits for its addresses has statements all the same', async () => {
  const tenant = await made({ acsUrl: '', audience: '' })
  expect(saveStatements(tenant, 'app', { statements: 'role = appuser.role' })).toEqual({ what: 'statements', app: 'app' })
  expect(tenant.directory.apps.get('app')).toMatchObject({
    acsUrl: '',
    statements: [{ name: 'role', expression: 'appuser.role' }],
  })
  expect(() => saveStatements(tenant, 'app', { statements: `role = ${'x'.repeat(2000)}` })).toThrow()
})
