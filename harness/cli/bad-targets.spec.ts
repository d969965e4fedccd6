import { DatabaseSync } from 'node:sqlite'
import { expect, test } from '@playwright/test'
import { startPlainSp } from '../testing/plain-sp.ts'
import { writeTarget } from '../testing/target-file.ts'
import { cli } from './testing/cli.ts'

/** Target files that are wrong, or whose surroundings are: one clear message, the right exit code, nobody's stack trace, no verdict. */
test.describe.configure({ timeout: 60_000 })

type Command = 'doctor' | 'run'
interface BadTarget {
  name: string
  /** @param origin where the plain SP is */
  changes(origin: string): Record<string, unknown>
  /** Both where they come to it by different ways. */
  by?: Command[]
  code: 2 | 3
  /** A browser that the environment names. */
  browser?: string
  says: string[]
}

const { FIRSTLOGIN_BROWSER } = process.env
test.afterEach(() => {
  delete process.env.FIRSTLOGIN_BROWSER
  if (FIRSTLOGIN_BROWSER !== undefined) Object.assign(process.env, { FIRSTLOGIN_BROWSER })
})

const ANY_PORT = 'http://127.0.0.1:{port}'
const observing = (change: object) => ({
  observe: [{ kind: 'http-json', accounts: { request: { url: '/users' }, list: '', fields: { email: '/email' }, ...change } }],
})
const onSurface = (signIn: unknown) => ({ surfaces: { 'end-user': { signIn, policy: 'workato-end-user' } } })

const cases: BadTarget[] = [
  {
    name: 'an SP that is not there',
    changes: () => ({ base: 'http://127.0.0.1:2' }),
    by: ['run', 'doctor'],
    code: 3,
    says: ['nothing answers at http://127.0.0.1:2', 'start the SP, or correct base in the target file'],
  },
  {
    name: 'a start whose program does not exist',
    changes: () => ({ base: ANY_PORT, start: { command: ['no-such-program'] } }),
    by: ['run'],
    code: 3,
    says: ['the SP "plain-sp" did not start', 'no-such-program'],
  },
  {
    name: 'a start whose program ends at once',
    changes: () => ({ base: ANY_PORT, start: { command: ['{node}', '-e', 'console.error("no database"); process.exit(4)'] } }),
    by: ['doctor'],
    code: 3,
    says: ['the SP "plain-sp" did not start: it ended with exit code 4; it last said: no database'],
  },
  {
    name: 'a start that never answers',
    changes: () => ({ base: ANY_PORT, start: { command: ['{node}', '-e', 'setInterval(() => 0, 1000)'], timeoutSeconds: 1 } }),
    by: ['run'],
    code: 3,
    says: ['the SP "plain-sp" was not ready within 1 s'],
  },
  {
    name: 'a start where something answers already',
    changes: () => ({ start: { command: ['{node}', '-e', ''] } }),
    by: ['doctor'],
    code: 3,
    says: ['answers before the SP was started'],
  },
  {
    name: 'metadata that is a page',
    changes: () => ({ sp: { metadata: '/' } }),
    by: ['run'],
    code: 3,
    says: ['sp.metadata: http://127.0.0.1', 'it is not SAML metadata; it begins: <!doctype html>'],
  },
  {
    name: 'metadata that is not there',
    changes: () => ({ sp: { metadata: '/nowhere' } }),
    by: ['doctor'],
    code: 3,
    says: ['/nowhere cannot be used: it answered 404'],
  },
  {
    name: "an IdP's metadata",
    changes: () => ({ sp: { metadata: '/idp-metadata' } }),
    by: ['run'],
    code: 3,
    says: ["it is an IdP's metadata"],
  },
  {
    name: 'a sign-in that starts nowhere',
    changes: () => onSurface('/nowhere'),
    by: ['doctor'],
    code: 3,
    says: ['FAIL a sign-in starts and comes to our IdP', 'stays at the SP: 404 /nowhere: "Not found"'],
  },
  {
    name: 'a sign-in that starts at a page without one',
    changes: () => onSurface('/me-for-all'),
    by: ['doctor'],
    code: 3,
    says: ['stays at the SP: 200 /me-for-all', 'say what a person does there'],
  },
  {
    name: 'an SP that knows an old address of our IdP',
    changes: () => onSurface('/login-by-an-old-address'),
    by: ['doctor'],
    code: 3,
    says: [
      'FAIL a sign-in starts and comes to our IdP: the SP sends people to an address that our IdP does not have (/old/sso answers 404)',
      'an old SSO URL; it is now http://localhost:',
      'give the SP our IdP, by what it takes',
    ],
  },
  {
    name: 'a sign-in that stays at the SP where no browser can be had',
    changes: () => ({ driver: 'http', ...onSurface('/nowhere') }),
    browser: '/nowhere/chromium',
    by: ['doctor'],
    code: 3,
    says: [
      'stays at the SP: 404 /nowhere: "Not found"',
      'whether it goes on by script could not be looked at: no browser could be started',
    ],
  },
  {
    name: 'steps that look for words that are not there',
    changes: () => onSurface([{ open: '/' }, { press: 'Log in' }]),
    by: ['run'],
    code: 3,
    says: ['surfaces.end-user.signIn.1: no button or link "Log in" on http://127.0.0.1', 'Sign in with SSO'],
  },
  {
    name: 'a session pointer that points nowhere',
    changes: () => ({ session: { url: '/me', email: '/user/mail' } }),
    by: ['doctor'],
    code: 3,
    says: [
      'the probe says that nobody is signed in after the honest sign-in (/me answered 200 {"email":"ada.',
      '"name":"Whoever"}; there is nothing at /user/mail)',
      'correct session in the target file',
    ],
  },
  {
    name: 'session words that nobody sees',
    changes: () => ({ session: { url: '/', text: 'Hello {email}' } }),
    by: ['run'],
    code: 3,
    says: ['the probe says that nobody is signed in after the honest sign-in'],
  },
  {
    name: 'a session that everybody has',
    changes: () => ({ session: { url: '/me-for-all', email: '/email' } }),
    by: ['doctor'],
    code: 3,
    says: ['the probe says of a fresh browser that admin@plain.test is signed in, so it cannot tell anything'],
  },
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
    name: 'a hook that fails before the first case',
    changes: () => ({ hooks: { configureIdp: { method: 'PUT', url: '/nowhere' } } }),
    by: ['run'],
    code: 3,
    says: ['the SP could not be prepared: hooks.configureIdp: PUT http://127.0.0.1', 'answered 404'],
  },
  {
    name: 'an IdP port that is in use',
    changes: (origin) => ({ idp: { port: Number(new URL(origin).port) } }),
    by: ['doctor'],
    code: 3,
    says: ['target.yaml: idp.port: port ', 'is in use, maybe by "firstlogin idp" for this target'],
  },
  {
    name: 'a variable of the environment that is not set',
    changes: () => observing({ request: { url: '/users', headers: { authorization: '{env.PLAIN_SP_NOT_SET}' } } }),
    by: ['run', 'doctor'],
    code: 2,
    says: ['observe.0.accounts.request.headers.authorization: the environment variable PLAIN_SP_NOT_SET is not set'],
  },
]

for (const { name, changes, browser, by = ['doctor'], code, says } of cases) {
  for (const command of by) {
    test(`${command}: ${name}`, async () => {
      process.env.PLAIN_SP_TOKEN = SECRET
      if (browser !== undefined) process.env.FIRSTLOGIN_BROWSER = browser
      const sp = await startPlainSp()
      const file = writeTarget(test.info().outputPath(), { ...sp.target, ...changes(sp.origin) })
      const out = test.info().outputPath('out')
      const only = ['--only', 'existing-user/signs-in-again', '--out', out]
      const ended = await cli(command, '--target', file, '--profile', 'okta', ...(command === 'run' ? only : []))
      await sp.die()
      const said = `${ended.stdout}${ended.stderr}`
      for (const each of says) expect(said).toContain(each)
      expect(said).not.toMatch(/^\s+at /m)
      expect(said).not.toContain(SECRET)
      expect(ended.code).toBe(code)
    })
  }
}

const SECRET = 's3cret-of-the-environment'

function emptyDatabase(): string {
  const file = test.info().outputPath('app.sqlite')
  const database = new DatabaseSync(file)
  database.exec('CREATE TABLE users (email TEXT)')
  database.close()
  return file
}
