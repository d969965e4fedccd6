import { DatabaseSync } from 'node:sqlite'
import { expect } from '@playwright/test'
import { startPlainSp } from '../testing/plain-sp.ts'
import { writeTarget } from '../testing/target-file.ts'
import { type BadTarget, testBadTargets } from './testing/bad-targets.ts'
import { test } from './testing/doctor-here.ts'

/** Keys of a target file that lead nowhere: which key of which line, what is there instead, what to write. */
const fields = (more: object) => ({ email: '/email', ...more })
const observing = (more: object, list = '/data/users') => ({
  observe: [{ kind: 'http-json', accounts: { request: { url: '/api/users' }, list, fields: fields(more) } }],
})
const page = (spec: object) => ({ observe: [{ kind: 'page', ...spec }] })
const ADA = "'ada.' || {case} || '@firstlogin.test'"

const cases: Omit<BadTarget, 'code'>[] = [
  {
    name: 'a session address that stands elsewhere',
    changes: () => ({ session: { url: '/session', email: '/user/email' } }),
    says: [
      /target\.yaml:\d+: session: the probe says that nobody is signed in/,
      'there is nothing at /user/email',
      'write email: /user/login',
    ],
  },
  {
    name: 'a session whose address nobody finds behind its switch',
    changes: () => ({ session: { url: '/session', email: '/email', signedIn: '/active' } }),
    by: ['run'],
    says: [
      /target\.yaml:\d+: session\.email: the session of ada\.\S+ has nothing at "\/email"; there is active, user/,
      'write /user/login there',
    ],
  },
  {
    name: 'a session name that stands elsewhere',
    changes: () => ({ session: { url: '/session', email: '/user/login', displayName: '/user/displayName' } }),
    says: [
      /target\.yaml:\d+: session\.displayName: .* has nothing at "\/user\/displayName"; at \/user there is login, name/,
      'write /user/name there',
    ],
  },
  {
    name: 'session words that the page has otherwise',
    changes: () => ({ session: { url: '/hello', text: 'Signed in as {displayName}' } }),
    by: ['run'],
    says: ['it is looked through for "Signed in as {displayName}"', 'write text: "Welcome, {displayName}"'],
  },
  {
    name: 'session words with a name in place of the address',
    changes: () => ({ session: { url: '/hello', text: 'Welcome, {email}' } }),
    says: [
      'the words of "Welcome, {email}" are there, and something else stands for {email}',
      'write text: "Welcome, {displayName}"',
    ],
  },
  {
    name: 'a session heading that has other words',
    changes: () => ({ session: { url: '/hello', role: 'heading', name: 'Hi {displayName}' } }),
    says: ['it is looked through for the heading "Hi {displayName}"', 'write name: "Welcome, {displayName}"'],
  },
  {
    name: 'a session field by another label',
    changes: () => ({ session: { url: '/profile', field: 'Mail' } }),
    says: ['there is no field "Mail"', 'write field: "E-mail"'],
  },
  {
    name: 'a session cookie by another name',
    changes: () => ({ session: { cookie: 'sessionid' } }),
    says: ['the probe says that nobody is signed in', 'only after the sign-in there is who:\n         session: { cookie: who }'],
  },
  {
    name: 'a name of accounts that stands elsewhere',
    changes: () => observing({ displayName: '/displayName' }),
    by: ['run', 'doctor'],
    says: [
      /target\.yaml:\d+: observe\.0\.accounts\.fields\.displayName: the account of ada\.\S+ has nothing at "\/displayName"; there is email, fullName/,
      'write /fullName there',
    ],
  },
  {
    name: 'several keys at once',
    changes: () => observing({ role: '/roles', idpIds: { list: '/links', nameId: '/nameId' } }),
    says: [
      'at "/roles" stands a list, where one text is needed',
      'write /roles/0 there',
      /fields\.idpIds\.nameId: none of the 1 at "\/links" has anything at "\/nameId"; there is id/,
    ],
  },
  {
    name: 'accounts a level deeper',
    changes: () => observing({}, '/users'),
    by: ['run'],
    says: [
      /target\.yaml:\d+: observe\.0\.accounts\.list: the answer has no list at "\/users"; there is data; did you mean "\/data\/users"\?/,
    ],
  },
  {
    name: 'a column that nothing reads',
    changes: () => ({
      observe: [{ kind: 'sql', sqlite: emptyDatabase(), accounts: `SELECT ${ADA} AS email, 'Ada Lovelace' AS full_name` }],
    }),
    says: [
      /target\.yaml:\d+: observe\.0\.accounts: nothing reads the column "full_name" of the statement/,
      'write full_name AS "displayName" there',
    ],
  },
  {
    name: 'a SCIM service that is named with its /Users',
    changes: () => ({ observe: [{ kind: 'scim', url: '/scim/Users' }] }),
    says: [/target\.yaml:\d+: observe\.0\.url: GET .*answered 404/, 'url names the service, without /Users'],
  },
  {
    name: 'a program that prints a name under another one',
    changes: () => ({
      observe: [
        {
          kind: 'command',
          command: [
            '{node}',
            '-e',
            'console.log(JSON.stringify([{ email: process.argv[1], full: "Ada Lovelace" }]))',
            'ada.{case}@firstlogin.test',
          ],
          accounts: { list: '', fields: fields({ displayName: '/name' }) },
        },
      ],
    }),
    says: [/observe\.0\.accounts\.fields\.displayName: .* has nothing at "\/name"; there is email, full/, 'write /full there'],
  },
  {
    name: 'a label that is on no page',
    changes: () => page({ as: 'person', url: '/profile', fields: { email: 'E-mail', displayName: 'Name' } }),
    by: ['run'],
    says: [
      /target\.yaml:\d+: observe\.0\.fields\.displayName: there is no label "Name" on /,
      'it has "E-mail", "Full name", "Team"',
      'write Full name there',
    ],
  },
  {
    name: 'a heading that is on no page',
    changes: () => page({ as: 'admin', url: '/admin/users', columns: { email: 'Login', displayName: 'Names' } }),
    says: [
      /target\.yaml:\d+: observe\.0\.columns\.displayName: no column is headed "Names" on \S+; did you mean "Name"\? the table has "Login", "Name"/,
    ],
  },
  {
    name: 'a label of a sign-in step that is not there',
    changes: () => ({
      surfaces: {
        'end-user': { signIn: [{ open: '/sign-in' }, { fill: { 'Work email': '{email}' } }], policy: 'workato-end-user' },
      },
    }),
    by: ['run'],
    says: [
      /target\.yaml:\d+: surfaces\.end-user\.signIn\.1: no field labelled "Work email" on \S+; did you mean "Work e-mail"\?/,
    ],
  },
  {
    name: 'a page to sign out at that is not there',
    changes: () => ({ forms: { signOut: { url: '/nowhere' } } }),
    says: [/target\.yaml:\d+: forms\.signOut: ada\.\S+ is still signed in after opening \/nowhere: \S+ answers 404/],
  },
  {
    name: 'a button to sign out with that is not there',
    changes: () => ({ forms: { signOut: { url: '/sign-out-page', button: 'Logout' } } }),
    by: ['run'],
    says: [
      /target\.yaml:\d+: forms\.signOut\.button: no button or link "Logout" is on \S+; did you mean "Log out"\?/,
      'is still signed in',
    ],
  },
  {
    name: 'a page that only says that one is signed out',
    changes: () => ({ forms: { signOut: { url: '/sign-out-in-words' } } }),
    says: [
      'is still signed in after opening /sign-out-in-words, which ended at 200',
      'signOut: { url: /sign-out-in-words, button: Sign out }',
    ],
  },
  {
    name: 'a sign-out that leads to the IdP',
    changes: () => ({ forms: { signOut: { url: '/sign-out-at-the-idp' } } }),
    says: [
      'is still signed in after opening /sign-out-at-the-idp, which leads to our IdP',
      'in a run our IdP sends nobody back who signs out',
    ],
  },
]

testBadTargets(cases.map((each) => ({ ...each, code: 3 })))

test('doctor: what cannot be told is a warning, and a way to sign out that works is none', async ({ doctor }) => {
  const sp = await startPlainSp()
  const changes = { ...observing({ groups: '/teams' }), forms: { signOut: { url: '/sign-out-page', button: 'Log out' } } }
  const file = writeTarget(test.info().outputPath(), { ...sp.target, ...changes })
  const ended = await doctor(file)
  await sp.die()
  expect(ended.stdout).toContain('warn each observer sees the account: observe.0 (http-json) lists 1, with email')
  expect(ended.stdout).toMatch(
    /target\.yaml:\d+: observe\.0\.accounts\.fields\.groups: the account of ada\.\S+ has nothing at "\/teams"/,
  )
  expect(ended.stdout).toContain(
    'ok   who is signed in can sign out: nobody is signed in after opening /sign-out-page and pressing "Log out"',
  )
  expect([ended.code, ended.stdout.includes('Ready: ')]).toEqual([0, true])
})

function emptyDatabase(): string {
  const file = test.info().outputPath('app.sqlite')
  const database = new DatabaseSync(file)
  database.exec('CREATE TABLE users (email TEXT)')
  database.close()
  return file
}
