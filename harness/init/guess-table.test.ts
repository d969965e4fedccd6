import { expect, test } from '#unit-test'
import type { TableShape } from '../sql/what-there-is.ts'
import { accountsOf, peopleTable } from './guess-table.ts'

const cases: [string, TableShape[], string | null][] = [
  [
    'the usual columns',
    [{ name: 'users', columns: ['id', 'email', 'name', 'active', 'created_at'] }],
    'SELECT email, name AS "displayName", active AS status, created_at AS "createdAt" FROM users',
  ],
  [
    "Django's",
    [{ name: 'auth_user', columns: ['username', 'first_name', 'last_name', 'email', 'is_active', 'date_joined'] }],
    `SELECT email, trim(first_name || ' ' || last_name) AS "displayName", is_active AS status, date_joined AS "createdAt" FROM auth_user`,
  ],
  [
    'the table that looks like people',
    [
      { name: 'newsletter', columns: ['email', 'created_at', 'updated_at', 'status'] },
      { name: 'Accounts', columns: ['emailAddress'] },
    ],
    'SELECT "emailAddress" AS email FROM "Accounts"',
  ],
  [
    'an address by another name, and a switch',
    [{ name: 'people', columns: ['email_verified', 'login_email', 'first_name', 'last_name', 'is_enabled'] }],
    `SELECT login_email AS email, trim(first_name || ' ' || last_name) AS "displayName", is_enabled AS status FROM people`,
  ],
  [
    'a switch that says the opposite',
    [{ name: 'members', columns: ['primaryEmail', 'disabled'] }],
    `SELECT "primaryEmail" AS email, CASE WHEN disabled THEN 'inactive' ELSE 'active' END AS status FROM members`,
  ],
  ['only what is about an address', [{ name: 'users', columns: ['email_sent_at', 'email_token', 'mailing_list'] }], null],
  ['no address anywhere', [{ name: 'users', columns: ['id', 'login'] }], null],
  ['no tables', [], null],
]
for (const [name, tables, wanted] of cases) {
  test(`the statement that lists accounts: ${name}`, () => {
    const table = peopleTable(tables)
    expect(table && accountsOf(table)).toBe(wanted)
  })
}
