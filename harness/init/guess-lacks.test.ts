import { expect, test } from '#unit-test'
import type { TableShape } from '../sql/what-there-is.ts'
import { guessLacks } from './guess-lacks.ts'

const users = (...columns: string[]): TableShape => ({ name: 'users', columns: ['email', ...columns] })
const table = (name: string): TableShape => ({ name, columns: ['id'] })
const cases: [string, TableShape[], string[]][] = [
  ['nothing', [], []],
  ['people alone', [users('name')], []],
  ['a status', [users('is_enabled')], ['status']],
  ['a status of another table', [users(), { name: 'orders', columns: ['status'] }], []],
  ['teams and memberships', [users(), table('teams'), table('memberships')], ['groups']],
  ['groups and roles', [users(), table('auth_group'), table('roles')], ['groups', 'roles']],
  ['a role', [users('role')], ['roles']],
  ['a password', [users('password_hash')], ['password']],
  [
    'invitations, domains and seats',
    [users(), table('invitations'), table('verified_domains'), table('seats')],
    ['domains', 'invites', 'seats'],
  ],
  ['an audit log', [users(), table('audit_log')], ['audit']],
]
for (const [name, tables, has] of cases)
  test(`an SP does not lack what its database shows: ${name}`, () => {
    const lacks: string[] = guessLacks(tables, false)
    expect(
      guessLacks([], false)
        .filter((each) => !lacks.includes(each))
        .sort(),
    ).toEqual(has)
  })

test('an SP does not lack what its metadata shows: a key to encrypt with', () => {
  expect([guessLacks([], false).includes('encryption'), guessLacks([], true).includes('encryption')]).toEqual([true, false])
})
