import { parse } from 'yaml'
import { expect, test } from '#unit-test'
import { targetSchema } from '../target/schema/target.ts'
import type { Answers } from './answers.ts'
import { renderTarget } from './render.ts'

const nothing: Answers = {
  name: 'my app',
  base: 'http://127.0.0.1:3000',
  metadata: null,
  entityId: null,
  acsUrl: null,
  signIn: { candidate: { at: '/login' }, sureness: 'guessed', says: 'not found, guessed' },
  session: { answer: { url: '/me', email: '/email' }, says: 'not found, guessed' },
  policy: null,
  vendors: ['okta'],
  idp: 'by-hand',
  observer: null,
  lacks: ['groups', 'mail'],
}
const cases: [string, Partial<Answers>, Record<string, unknown>][] = [
  ['nothing but the address', {}, { base: 'http://127.0.0.1:3000', sp: { acsUrl: '/saml/acs' } }],
  [
    'metadata',
    { metadata: '/saml/metadata', entityId: 'urn:sp', acsUrl: 'http://127.0.0.1:3000/acs' },
    { sp: { metadata: '/saml/metadata' } },
  ],
  [
    'a session told by JSON',
    { session: { answer: { url: '/api/me', email: '/user/email' }, says: null } },
    { session: { url: '/api/me', email: '/user/email' } },
  ],
  [
    'a session told by a text',
    { session: { answer: { url: '/', text: 'Hello: "{email}"' }, says: null } },
    { session: { url: '/', text: 'Hello: "{email}"' } },
  ],
  ['a session told by a cookie', { session: { answer: { cookie: 'sid' }, says: null } }, { session: { cookie: 'sid' } }],
  [
    'a database',
    {
      observer: {
        kind: 'sql',
        database: 'sqlite',
        at: 'app.sqlite',
        accounts: `SELECT email, a || ': ' AS "displayName" FROM users`,
        unsure: null,
      },
    },
    { observe: [{ kind: 'sql', accounts: `SELECT email, a || ': ' AS "displayName" FROM users` }] },
  ],
  ['SCIM', { observer: { kind: 'scim', url: '/scim/v2' } }, { observe: [{ kind: 'scim', url: '/scim/v2' }] }],
  ['an SP that firstlogin starts', { idp: 'started' }, { base: 'http://127.0.0.1:{port}', start: { command: ['npm', 'start'] } }],
  ['a preset', { policy: 'workos' }, { surfaces: { 'end-user': { policy: { preset: 'workos' } } } }],
]
for (const [name, answers, wanted] of cases) {
  test(`the file that init writes holds to the schema and says what was learned: ${name}`, () => {
    const written: unknown = parse(renderTarget({ ...nothing, ...answers }, '../docs/schema/target.schema.json'))
    expect(targetSchema.parse(written)).toMatchObject(wanted)
  })
}

const lineWith = (answers: Partial<Answers>, word: string) =>
  renderTarget({ ...nothing, ...answers }, 's')
    .split('\n')
    .find((each) => each.trim().startsWith(word))
    ?.trim()

test('what was guessed says so behind it, what was seen does not', () => {
  for (const word of ['signIn:', 'matchKey:', 'updatePolicy:', 'attributeMap:', 'session:', 'lacks:', 'entityId:', 'acsUrl:'])
    expect(lineWith({}, word), word).toMatch(/# (?:check this|not found, guessed)/)
  expect(lineWith({}, 'lacks:')).toBe('lacks: [groups, mail]   # check this')
  const at = { at: '/saml/login' }
  expect(lineWith({ signIn: { candidate: at, sureness: 'seen', says: '' } }, 'signIn:')).toBe('signIn: /saml/login')
  expect(lineWith({ signIn: { candidate: at, sureness: 'answers', says: 'it answers 503' } }, 'signIn:')).toBe(
    'signIn: /saml/login   # check this: it answers 503',
  )
  expect(lineWith({ signIn: { candidate: { press: 'Use SSO' }, sureness: 'answers', says: 'x' } }, 'signIn:')).toBe(
    'signIn: [{ open: / }, { press: "Use SSO" }]   # check this: x',
  )
  const observer = {
    kind: 'sql' as const,
    database: 'sqlite' as const,
    at: 'a',
    accounts: 'SELECT 1',
    unsure: 'the tables are x',
  }
  expect(lineWith({ observer }, '# the tables')).toBe('# the tables are x')
})

test('nothing of an SP that firstlogin starts is tied to the port that it has today', () => {
  const base = 'http://127.0.0.1:3000'
  const answers = { base, idp: 'started' as const, entityId: `${base}/saml`, acsUrl: `${base}/saml/acs` }
  const written = renderTarget({ ...nothing, ...answers }, 's')
  expect(written).not.toContain(':3000')
  expect(parse(written)).toMatchObject({ base: 'http://127.0.0.1:{port}', sp: { entityId: '{base}/saml', acsUrl: '/saml/acs' } })
  expect(renderTarget({ ...nothing, ...answers, metadata: `${base}/saml/metadata` }, 's')).toContain('metadata: /saml/metadata }')
})

test('without its comments the file has at most 25 lines', () => {
  const lines = renderTarget(nothing, 's').split('\n')
  expect(lines.filter((each) => each.trim() !== '' && !each.trim().startsWith('#')).length).toBeLessThanOrEqual(25)
})

test('what the SP says of itself writes no lines of its own', () => {
  const hostile = { entityId: 'urn:sp\nstart: { command: [rm] }', acsUrl: 'http://x/\r\u0085\u2028start: {}' }
  for (const metadata of [null, '/saml/metadata']) {
    const written: unknown = parse(renderTarget({ ...nothing, ...hostile, metadata }, 's'))
    const { sp } = targetSchema.parse(written)
    expect(written).not.toHaveProperty('start')
    expect(sp).toEqual(metadata === null ? hostile : { metadata })
  }
})
