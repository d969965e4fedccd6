import { expect, test } from '@playwright/test'
import { guessAccounts, type Table } from './guess-table.ts'

const cases: [string, Table[], string | null][] = [
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
  ['no address anywhere', [{ name: 'users', columns: ['id', 'login'] }], null],
  ['no tables', [], null],
]
for (const [name, tables, wanted] of cases) {
  test(`the statement that lists accounts: ${name}`, () => expect(guessAccounts(tables)).toBe(wanted))
}
