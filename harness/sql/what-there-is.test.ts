import { expect, test } from '#unit-test'
import { isAboutNames, whatThereIs } from './what-there-is.ts'

const tables = [
  { name: 'accounts', columns: ['id', 'login_email'] },
  { name: 'teams', columns: ['title'] },
]
const many = Array.from({ length: 23 }, (_, index) => ({ name: `t${index}`, columns: [] }))
const cases: [string, string, typeof tables, string][] = [
  ['no such table: users', 'SELECT email FROM users', tables, 'the tables are accounts, teams'],
  ['relation "users" does not exist', 'SELECT email FROM users', tables, 'the tables are accounts, teams'],
  ['no such column: email', 'SELECT email FROM Accounts', tables, 'accounts has the columns id, login_email'],
  ['column "email" does not exist', 'SELECT email FROM accounts', tables, 'accounts has the columns id, login_email'],
  [
    'no such column: a.email',
    'SELECT a.email FROM accounts a, teams',
    tables,
    'accounts has the columns id, login_email; teams has the columns title',
  ],
  ['no such column: email', 'SELECT email', tables, 'the tables are accounts, teams'],
  ['no such table: users', 'SELECT email FROM users', [], 'the database has no tables'],
  [
    'no such table: users',
    'SELECT 1 FROM users',
    many,
    'the tables are t0, t1, t2, t3, t4, t5, t6, t7, t8, t9, t10, t11, t12, t13, t14, t15, t16, t17, t18, t19, and 3 more',
  ],
]
for (const [words, statement, there, wanted] of cases)
  test(`${words} in ${statement}, of ${there.length} tables`, () => {
    expect(isAboutNames(words)).toBe(true)
    expect(whatThereIs(words, statement, there)).toBe(wanted)
  })

test('other faults need no list', () => {
  expect(isAboutNames('syntax error at or near "FORM"')).toBe(false)
})
