import { type BadTarget, testBadTargets } from './testing/bad-targets.ts'

/** Target files that are wrong, or whose surroundings are, up to who is signed in: one clear message, the right exit code, no verdict. */
const ANY_PORT = 'http://127.0.0.1:{port}'
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
    name: 'a hook that fails before the first case',
    changes: () => ({ hooks: { configureIdp: { method: 'PUT', url: '/nowhere' } } }),
    by: ['run'],
    code: 3,
    says: [/the SP could not be prepared: \S*target\.yaml:\d+: hooks\.configureIdp: PUT http:\/\/127\.0\.0\.1\S* answered 404/],
  },
  {
    name: 'an IdP port that is in use',
    changes: (origin) => ({ idp: { port: Number(new URL(origin).port) } }),
    by: ['doctor'],
    code: 3,
    says: ['target.yaml: idp.port: port ', 'is in use, maybe by "firstlogin idp" for this target'],
  },
]

testBadTargets(cases)
