import { DatabaseSync } from 'node:sqlite'
import { expect, test } from '@playwright/test'
import { startPlainSp } from '../testing/plain-sp.ts'
import { writeTarget } from '../testing/target-file.ts'
import { type BadTarget, testBadTargets } from './testing/bad-targets.ts'
import { cli } from './testing/cli.ts'

/** Observers that show something else than the accounts: one clear message, the right exit code, no verdict. */
const observing = (change: object) => ({
  observe: [{ kind: 'http-json', accounts: { request: { url: '/users' }, list: '', fields: { email: '/email' }, ...change } }],
})

const configureIdp = { method: 'PUT', url: '/idp', body: { ssoUrl: '{idp.ssoUrl}' } }

const cases: BadTarget[] = [
  {
    name: 'an observer that is refused',
    changes: () => observing({ request: { url: '/refused', headers: { authorization: 'Bearer {env.PLAIN_SP_TOKEN}' } } }),
    by: ['run'],
    code: 3,
    says: ['FAIL each observer sees the account', 'answered 401', '[redacted]'],
  },
  {
    name: 'an observer that hangs',
    changes: () => observing({ request: { url: '/hangs' } }),
    by: ['run'],
    code: 3,
    says: ['/hangs got no answer'],
  },
  {
    name: 'an observer that always shows the same',
    changes: () => observing({ request: { url: '/constant' } }),
    by: ['doctor'],
    code: 3,
    says: ['has just signed in, and it does not show an account for that address; it lists 1, among them "someone@plain.test"'],
  },
  {
    name: 'an observer that shows people who never signed in',
    changes: () => observing({ request: { url: '/directory?case={case}' } }),
    by: ['run'],
    code: 3,
    says: ['who is at our IdP and never signed in', 'it has to read the SP'],
  },
  {
    name: 'an account with another name than was sent',
    changes: () => observing({ fields: { email: '/email', displayName: '/displayName' } }),
    by: ['doctor'],
    code: 3,
    says: [
      'FAIL what was sent arrives at the account: sent name "Ada Lovelace", the account shows "ada.k',
      'is attributeMap right? sent were: ',
      'name=Ada Lovelace',
      'Left out above, and what would change that:\n-    the clocks agree',
    ],
  },
  {
    name: 'an observer that shows nobody',
    changes: () => observing({ request: { url: '/empty' } }),
    by: ['run'],
    code: 3,
    says: ['it lists nobody'],
  },
  {
    name: 'an observer whose list is elsewhere',
    changes: () => observing({ list: '/users' }),
    by: ['doctor'],
    code: 3,
    says: ['has no list at "/users"'],
  },
  {
    name: 'an observer whose addresses are elsewhere',
    changes: () => observing({ fields: { email: '/mail' } }),
    by: ['run'],
    code: 3,
    says: ['observe.0.accounts.fields.email: none of the 1 in the list has anything at "/mail"; there is email'],
  },
  {
    name: 'a statement that the database refuses',
    changes: () => ({ observe: [{ kind: 'sql', sqlite: emptyDatabase(), accounts: 'SELECT mail AS email FROM users' }] }),
    by: ['doctor'],
    code: 3,
    says: ['FAIL each observer sees the account', 'no such column: mail'],
  },
  {
    name: 'a database that is not there',
    changes: () => ({
      observe: [{ kind: 'sql', sqlite: test.info().outputPath('nowhere.sqlite'), accounts: 'SELECT email FROM users' }],
    }),
    by: ['run'],
    code: 3,
    says: ['FAIL each observer sees the account', 'observe.0.sqlite: there is no file'],
  },
  {
    name: 'a column of a hook about an account that is not there',
    changes: () => ({
      hooks: { configureIdp, seedAccount: writing('INSERT INTO users (mail) VALUES ({email})') },
    }),
    code: 3,
    says: [
      /FAIL accounts can be made beforehand and cleaned up: \S*target\.yaml:\d+: hooks\.seedAccount\.statements\.0: /,
      'table users has no column named mail; did you mean "email"? users has the columns email',
    ],
  },
  {
    name: 'a column of a hook before the first case that is not there',
    changes: () => ({ hooks: { configureIdp: writing('UPDATE users SET idp = {idp.ssoUrl}') } }),
    by: ['run', 'doctor'],
    code: 3,
    says: [
      /the SP could not be prepared: \S*target\.yaml:\d+: hooks\.configureIdp\.statements\.0: no such column: idp; users has the columns email/,
    ],
  },
  {
    name: 'a variable of the environment that is not set',
    changes: () => observing({ request: { url: '/users', headers: { authorization: '{env.PLAIN_SP_NOT_SET}' } } }),
    by: ['run', 'doctor'],
    code: 2,
    says: ['observe.0.accounts.request.headers.authorization: the environment variable PLAIN_SP_NOT_SET is not set'],
  },
]

testBadTargets(cases)

test('run: a case that a hook breaks says where the hook stands, and what is there', async () => {
  const sp = await startPlainSp()
  const hooks = { configureIdp, seedAccount: writing('INSERT INTO users (mail) VALUES ({email})') }
  const file = writeTarget(test.info().outputPath(), { ...sp.target, hooks })
  const only = ['--only', 'existing-user/made-by-hand', '--driver', 'http', '--out', test.info().outputPath('out')]
  const ended = await cli('run', '--target', file, '--profile', 'okta', ...only)
  await sp.die()
  expect(ended.stdout).toMatch(
    /ERROR existing-user\/made-by-hand@okta\n {5}\S*target\.yaml:\d+: hooks\.seedAccount\.statements\.0: table users has no column named mail; did you mean "email"\? /,
  )
  expect([ended.code, ended.stderr]).toEqual([3, ''])
})

function writing(statement: string): object {
  return { sqlite: emptyDatabase(), statements: [statement] }
}

function emptyDatabase(): string {
  const file = test.info().outputPath('app.sqlite')
  const database = new DatabaseSync(file)
  database.exec('CREATE TABLE users (email TEXT)')
  database.close()
  return file
}
