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
  [
    'no such column: "loginEmail" - should this be a string literal in single-quotes?',
    'SELECT "loginEmail" FROM accounts',
    tables,
    'did you mean "login_email"? accounts has the columns id, login_email',
  ],
  [
    'table accounts has no column named loginemail',
    'INSERT INTO accounts (loginemail) VALUES (1)',
    tables,
    'did you mean "login_email"? accounts has the columns id, login_email',
  ],
  [
    'column "login_mail" of relation "accounts" does not exist',
    'INSERT INTO accounts (login_mail) VALUES (1)',
    tables,
    'did you mean "login_email"? accounts has the columns id, login_email',
  ],
  [
    'column m.mail does not exist',
    'SELECT m.mail FROM members m',
    [{ name: 'members', columns: ['id', 'email_address'] }],
    'did you mean "email_address"? members has the columns id, email_address',
  ],
  [
    'no such table: main.account',
    'SELECT 1 FROM main.account',
    tables,
    'did you mean "accounts"? the tables are accounts, teams',
  ],
  [
    'table accounts has 2 columns but 1 values were supplied',
    'INSERT INTO accounts VALUES ({email})',
    tables,
    'accounts has the columns id, login_email',
  ],
  [
    'NOT NULL constraint failed: accounts.login_email',
    'INSERT INTO accounts (id) VALUES (1)',
    tables,
    'accounts has the columns id, login_email',
  ],
  [
    'null value in column "login_email" of relation "accounts" violates not-null constraint',
    'INSERT INTO accounts (id) VALUES (1)',
    tables,
    'accounts has the columns id, login_email',
  ],
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
