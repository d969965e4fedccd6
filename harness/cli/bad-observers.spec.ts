import { DatabaseSync } from 'node:sqlite'
import { test } from '@playwright/test'
import { type BadTarget, testBadTargets } from './testing/bad-targets.ts'

/** Observers that show something else than the accounts: one clear message, the right exit code, no verdict. */
const observing = (change: object) => ({
  observe: [{ kind: 'http-json', accounts: { request: { url: '/users' }, list: '', fields: { email: '/email' }, ...change } }],
})

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
    name: 'a variable of the environment that is not set',
    changes: () => observing({ request: { url: '/users', headers: { authorization: '{env.PLAIN_SP_NOT_SET}' } } }),
    by: ['run', 'doctor'],
    code: 2,
    says: ['observe.0.accounts.request.headers.authorization: the environment variable PLAIN_SP_NOT_SET is not set'],
  },
]

testBadTargets(cases)

function emptyDatabase(): string {
  const file = test.info().outputPath('app.sqlite')
  const database = new DatabaseSync(file)
  database.exec('CREATE TABLE users (email TEXT)')
  database.close()
  return file
}
