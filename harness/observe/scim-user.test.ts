import { expect, test } from '#unit-test'
import { accountFromScim } from './scim-user.ts'

test('a whole user, as RFC 7643 has it', () => {
  const user = {
    id: '2819',
    externalId: 'ada.K1@firstlogin.test',
    userName: 'ada',
    name: { formatted: 'Ms. Ada Lovelace', givenName: 'Ada', familyName: 'Lovelace' },
    displayName: 'Ada Lovelace',
    active: true,
    emails: [{ value: 'home@x.test' }, { value: 'ada.k1@firstlogin.test', type: 'work', primary: true }],
    groups: [{ value: 'g1', display: 'Sales' }, { value: 'g2' }],
    roles: [{ value: 'Admin' }],
    meta: { resourceType: 'User', created: '2026-01-01T00:00:00Z', lastModified: '2026-01-02T00:00:00Z' },
  }
  expect(accountFromScim(user, 'k1')).toEqual({
    email: 'ada.k1@firstlogin.test',
    displayName: 'Ada Lovelace',
    status: 'active',
    groups: ['Sales', 'g2'],
    role: 'Admin',
    idpIds: ['|ada.K1@firstlogin.test'],
    createdAt: '2026-01-01T00:00:00Z',
    updatedAt: '2026-01-02T00:00:00Z',
  })
})

for (const [name, user, want] of [
  ['no primary address: the first', { emails: [{ value: 'a@x.test' }, { value: 'b@x.test' }] }, { email: 'a@x.test' }],
  ['no addresses: the user name', { userName: 'a@x.test', emails: [] }, { email: 'a@x.test' }],
  ['plain texts', { emails: ['a@x.test'], groups: ['Sales'] }, { email: 'a@x.test', groups: ['Sales'] }],
  ['a formatted name', { userName: 'a', name: { formatted: 'A. B.', givenName: 'A' } }, { email: 'a', displayName: 'A. B.' }],
  ['the parts of a name', { userName: 'a', name: { givenName: 'A', familyName: 'B' } }, { email: 'a', displayName: 'A B' }],
  ['not active', { userName: 'a', active: false }, { email: 'a', status: 'inactive' }],
  ['an externalId that is not of the IdP', { userName: 'a', externalId: '4711' }, { email: 'a' }],
  ['nothing', null, { email: '' }],
] as const)
  test(`a user with ${name}`, () => expect(accountFromScim(user, 'k1')).toEqual(want))
