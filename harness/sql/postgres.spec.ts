import { createServer } from 'node:net'
import { expect, test } from '@playwright/test'
import { runHook } from '../hooks/run-hook.ts'
import { sqlObserver } from '../observe/sql.ts'
import { aLook } from '../observe/testing/look.ts'
import { freePort } from '../parties/child.ts'
import { needs, whyMissing } from '../testing/needs.ts'
import { postgresAddress } from './postgres.ts'
import { type Cluster, startCluster } from './testing/cluster.ts'

const PASSWORD = 'p@ss:w/rd?#1'
const account = { email: 'ada.k1@x.test', groups: ['Sales', "O'Hara"] }
const look = aLook({ variables: { email: account.email, account } })
const observe = (postgres: string, accounts: string, more: { groups?: string; audit?: string } = {}) =>
  sqlObserver({ kind: 'sql', postgres, accounts, ...more }, 'observe.0').observe(look)

test.describe('a real server', () => {
  // One server for the whole file.
  test.describe.configure({ mode: 'serial' })
  const missing = whyMissing(needs.postgres)
  test.skip(missing !== null, missing ?? '')

  let cluster: Cluster
  let address: string
  test.beforeAll(async () => {
    cluster = await startCluster(PASSWORD)
    process.env.FIRSTLOGIN_TEST_PASSWORD = PASSWORD
    address = `postgres://owner:{env.FIRSTLOGIN_TEST_PASSWORD}@127.0.0.1:${cluster.port}/postgres`
    cluster.run(`
      CREATE TABLE users (email text, display_name text, active boolean, name_id text, made timestamptz, tags text[]);
      CREATE TABLE member (email text, name text);
      CREATE TABLE log (event text, email text, reasons jsonb, at timestamp);
      INSERT INTO users VALUES ('ada.k1@x.test', 'Ada', true, 'n1', '2026-01-02 03:04:05.678901+00', '{a,b}'),
        ('bob.k1@x.test', NULL, false, NULL, NULL, NULL);
      INSERT INTO member VALUES ('ADA.k1@x.test', 'Sales');
      INSERT INTO log VALUES ('jit', 'ada.k1@x.test', '["created"]', '2026-01-02 03:04:05')`)
  })
  test.afterAll(() => {
    delete process.env.FIRSTLOGIN_TEST_PASSWORD
    cluster?.stop()
  })

  test('accounts, groups and the log are read; moments keep their microseconds', async () => {
    const accounts =
      "SELECT email, display_name AS displayName, active AS status, name_id, made AS createdAt FROM users WHERE email LIKE {case} OR email LIKE '%' || {case} || '%' ORDER BY email"
    const seen = await observe(address, accounts, {
      groups: 'SELECT email, name FROM member WHERE lower(email) = {email}',
      audit: 'SELECT event, email, reasons, at FROM log',
    })
    expect(seen).toEqual({
      accounts: [
        {
          email: 'ada.k1@x.test',
          displayName: 'Ada',
          status: 'active',
          idpIds: ['|n1'],
          createdAt: expect.stringContaining(':05.678901'),
          groups: ['Sales'],
        },
        { email: 'bob.k1@x.test', status: 'inactive', idpIds: [], groups: [] },
      ],
      audit: [{ event: 'jit', email: 'ada.k1@x.test', reasons: ['created'], at: '2026-01-02 03:04:05' }],
    })
    expect(await observe(address, 'SELECT email, tags AS groups FROM users ORDER BY email LIMIT 1')).toMatchObject({
      accounts: [{ groups: ['a', 'b'] }],
    })
  })

  const writes = 'observe.0.accounts: the statement writes, and an observer only reads (cannot execute'
  for (const [statement, says] of [
    ["INSERT INTO users (email) VALUES ('x') RETURNING email", writes],
    ['WITH gone AS (DELETE FROM users RETURNING email) SELECT email FROM gone', writes],
    ['CREATE TABLE more (a int)', writes],
    ['SELECT email FROM users; COMMIT; DELETE FROM users', 'cannot insert multiple commands into a prepared statement'],
    ['COMMIT', 'observe.0.accounts: the statement gives no column "email"; it gives none'],
    [
      "SELECT email, set_config('transaction_read_only', 'off', true) FROM users",
      'observe.0.accounts: transaction read-write mode must be set before any query',
    ],
    ['SELECT email FROM people', 'observe.0.accounts: relation "people" does not exist; the tables are log, member, users'],
    [
      'SELECT mail AS email FROM users',
      'observe.0.accounts: column "mail" does not exist; did you mean "email"? users has the columns email, display_name, active, name_id, made, tags',
    ],
    ['SELECT display_name FROM users', 'observe.0.accounts: the statement gives no column "email"; it gives display_name'],
    ["SELECT '' AS email, pg_sleep(30)", 'observe.0.accounts: the statement took longer than 1 s and was ended'],
  ] as const)
    test(`refused: ${statement}`, async () => {
      await expect(observe(address, statement)).rejects.toThrow(says)
      expect(cluster.run('SELECT count(*) FROM users')).toBe('2')
    })

  test('a session that was left read-write stays read-only', async () => {
    await expect(observe(address, 'SELECT email FROM users', { groups: 'COMMIT', audit: 'DELETE FROM users' })).rejects.toThrow(
      'observe.0.groups: the statement gives no column "email"',
    )
    expect(cluster.run('SELECT count(*) FROM users')).toBe('2')
  })

  test('a hook changes everything or nothing, with bound values', async () => {
    const hook = (statements: string[]) => runHook({ postgres: address, statements }, look, 'hooks.seedAccount')
    await hook([
      "INSERT INTO users (email, active) VALUES ({email} || '.new', true)",
      "INSERT INTO member SELECT {email} || '.new', value FROM jsonb_array_elements_text({account}::jsonb -> 'groups')",
    ])
    expect(cluster.run("SELECT name FROM member WHERE email LIKE '%.new' ORDER BY name")).toBe("O'Hara\nSales")
    await expect(hook(['DELETE FROM users', 'DELETE FROM nowhere'])).rejects.toThrow(
      'hooks.seedAccount.statements.1: relation "nowhere" does not exist; the tables are log, member, users',
    )
    await expect(hook(["INSERT INTO users (email, displayname) VALUES ({email}, 'Ada')"])).rejects.toThrow(
      'hooks.seedAccount.statements.0: column "displayname" of relation "users" does not exist; did you mean "display_name"? users has the columns email, display_name, ',
    )
    expect(cluster.run('SELECT count(*) FROM users')).toBe('3')
  })

  test('a wrong password is shown nowhere', async () => {
    const wrong = `postgres://owner:hunter2@127.0.0.1:${cluster.port}/postgres`
    const error = await observe(wrong, 'SELECT email FROM users').catch((reason: Error) => reason)
    expect(String(error)).toContain(
      `observe.0.postgres: the database 127.0.0.1:${cluster.port}/postgres cannot be opened: password`,
    )
    expect(String(error)).not.toContain('hunter2')
  })
})

test('a server that is not there, and one that never answers', async () => {
  const nobody = await freePort()
  await expect(observe(`postgres://u:hunter2@127.0.0.1:${nobody}/db`, 'SELECT 1')).rejects.toThrow(
    `observe.0.postgres: the database 127.0.0.1:${nobody}/db cannot be opened: connect ECONNREFUSED 127.0.0.1:${nobody}`,
  )
  const silent = createServer(() => {}).listen(0, '127.0.0.1')
  await new Promise((resolve) => silent.once('listening', resolve))
  const address = silent.address()
  const port = typeof address === 'object' ? address?.port : 0
  try {
    await expect(observe(`postgres://u:hunter2@127.0.0.1:${port}/db`, 'SELECT 1')).rejects.toThrow(/cannot be opened: .*timeout/i)
  } finally {
    silent.close()
  }
})

test('a server that says the password aloud', async () => {
  const fields = Buffer.from('SFATAL\0C28000\0Mno hunter2 here\0\0')
  const message = Buffer.concat([Buffer.from('E'), Buffer.alloc(4), fields])
  message.writeInt32BE(fields.length + 4, 1)
  const server = createServer((socket) => socket.once('data', () => socket.end(message))).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : 0
  try {
    await expect(observe(`postgres://u:hunter2@127.0.0.1:${port}/db`, 'SELECT 1')).rejects.toThrow('cannot be opened: no … here')
  } finally {
    server.close()
  }
})

for (const [address, says] of [
  ['mysql://u:hunter2@127.0.0.1/db', 'observe.0.postgres: an address begins with postgres://'],
  ['postgres://u:hunter2@127.0.0.1:port/db', 'observe.0.postgres: this is no address of a database'],
  ['postgres://u:hunter2@db.example/x', 'db.example is not this machine'],
  ['postgres://u:hunter2@127.0.0.1/x?host=db.example', 'db.example is not this machine'],
] as const)
  test(`no database: ${address}`, async () => {
    const error = await observe(address, 'SELECT 1').catch((reason: Error) => reason)
    expect(String(error)).toContain(says)
    expect(String(error)).not.toContain('hunter2')
  })

test('a password is written as an address needs it, a whole address stays as it is', () => {
  const variables = { password: PASSWORD, address: 'postgres://u:p%40@h/db' }
  expect(postgresAddress('postgres://u:{password}@h:5432/db', variables, 'here')).toBe(
    'postgres://u:p%40ss%3Aw%2Frd%3F%231@h:5432/db',
  )
  expect(postgresAddress('{address}', variables, 'here')).toBe('postgres://u:p%40@h/db')
})
