import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, test } from '#unit-test'
import { runHook } from '../hooks/run-hook.ts'
import { sqlObserver } from '../observe/sql.ts'
import { aLook } from '../observe/testing/look.ts'

const folder = path.join(tmpdir(), `firstlogin-sqlite-${process.pid}`)
const file = path.join(folder, 'sp.sqlite')
const look = aLook({ folder, variables: { email: 'ada.k1@x.test', account: { groups: ['Sales'] } } })
const inside = () => {
  const database = new DatabaseSync(file)
  const rows = database.prepare('SELECT email, active FROM users ORDER BY email').all()
  database.close()
  return rows.map((each) => `${each.email} ${each.active}`)
}

test.beforeAll(() => void mkdirSync(folder))
test.beforeEach(() => {
  rmSync(file, { force: true })
  const database = new DatabaseSync(file)
  database.exec(`
    CREATE TABLE users (email TEXT, display_name TEXT, active INTEGER, name_id TEXT, at INTEGER, notes TEXT);
    CREATE TABLE member (email TEXT, name TEXT);
    CREATE TABLE log (event TEXT, email TEXT, reasons TEXT);
    INSERT INTO users VALUES ('ada.k1@x.test', 'Ada', 1, 'n1', 9007199254740993, NULL), ('bob.k1@x.test', NULL, 0, NULL, 1, NULL);
    INSERT INTO member VALUES ('ADA.k1@x.test', 'Sales'), ('ada.k1@x.test', 'EMEA');
    INSERT INTO log VALUES ('jit', 'ada.k1@x.test', '["created","group left out"]')`)
  database.close()
})
test.afterAll(() => rmSync(folder, { recursive: true, force: true }))

const observe = (statements: { accounts: string; groups?: string; audit?: string }, sqlite = 'sp.sqlite') =>
  sqlObserver({ kind: 'sql', sqlite, ...statements }, 'observe.0').observe(look)

test('accounts, groups and the log are read, each by its statement', async () => {
  const seen = await observe({
    accounts: 'SELECT email, display_name, active AS status, name_id, at AS created_at FROM users ORDER BY email',
    groups: 'SELECT email, name FROM member WHERE email LIKE {email}',
    audit: 'SELECT event, email, reasons FROM log',
  })
  expect(seen).toEqual({
    accounts: [
      {
        email: 'ada.k1@x.test',
        displayName: 'Ada',
        status: 'active',
        idpIds: ['|n1'],
        createdAt: '9007199254740993',
        groups: ['Sales', 'EMEA'],
      },
      { email: 'bob.k1@x.test', status: 'inactive', idpIds: [], createdAt: '1', groups: [] },
    ],
    audit: [{ event: 'jit', email: 'ada.k1@x.test', reasons: ['created', 'group left out'] }],
  })
})

for (const [what, statement, says] of [
  [
    'writes',
    "INSERT INTO users (email) VALUES ('x') RETURNING email",
    'observe.0.accounts: the statement writes, and an observer only reads',
  ],
  ['writes and gives nothing', 'DELETE FROM users', 'observe.0.accounts: the statement writes, and an observer only reads'],
  ['writes behind another', 'SELECT email FROM users; DELETE FROM users', 'observe.0.accounts: there is more than one statement'],
  ['makes a file', "VACUUM INTO 'copy.sqlite'", 'observe.0.accounts: '],
  [
    'names no such table',
    'SELECT email FROM people',
    'observe.0.accounts: no such table: people; the tables are log, member, users',
  ],
  [
    'names no such column',
    'SELECT mail AS email FROM users',
    'observe.0.accounts: no such column: mail; did you mean "email"? users has the columns email, display_name, active, name_id, at, notes',
  ],
  [
    'has no address',
    'SELECT display_name, at FROM users',
    'observe.0.accounts: the statement gives no column "email"; it gives display_name, at',
  ],
  ['does not bind', "SELECT email FROM users WHERE email = '{email}'", 'observe.0.accounts: {email} stands inside quotes'],
] as const)
  test(`an observer's statement that ${what} is refused`, async () => {
    await expect(observe({ accounts: statement })).rejects.toThrow(says)
    expect(inside()).toEqual(['ada.k1@x.test 1', 'bob.k1@x.test 0'])
    expect(existsSync('copy.sqlite')).toBe(false)
  })

test('a file that is not there is a fault, and is not made', async () => {
  const wanted = path.join(folder, 'other.sqlite')
  await expect(observe({ accounts: 'SELECT 1' }, 'other.sqlite')).rejects.toThrow(`observe.0.sqlite: there is no file ${wanted}`)
  expect(existsSync(wanted)).toBe(false)
})

test('a hook changes everything or nothing', async () => {
  const hook = (statements: string[]) => runHook({ sqlite: 'sp.sqlite', statements }, look, 'hooks.seedAccount')
  await hook(['UPDATE users SET active = 0 WHERE email = {email}', 'UPDATE users SET notes = {account} WHERE email = {email}'])
  expect(inside()).toEqual(['ada.k1@x.test 0', 'bob.k1@x.test 0'])
  await expect(hook(['DELETE FROM users', 'INSERT INTO nowhere VALUES (1)'])).rejects.toThrow(
    'hooks.seedAccount.statements.1: no such table: nowhere; the tables are log, member, users',
  )
  await expect(hook(["INSERT INTO users (email, displayname) VALUES ({email}, 'Ada')"])).rejects.toThrow(
    'hooks.seedAccount.statements.0: table users has no column named displayname; did you mean "display_name"? users has the columns email, display_name, active, name_id, at, notes',
  )
  expect(inside()).toEqual(['ada.k1@x.test 0', 'bob.k1@x.test 0'])
  const database = new DatabaseSync(file)
  expect(database.prepare("SELECT notes ->> '$.groups[0]' AS first FROM users WHERE notes IS NOT NULL").all()).toMatchObject([
    { first: 'Sales' },
  ])
  database.close()
})
