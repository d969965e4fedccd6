import { expect, test } from '@playwright/test'
import { parse } from 'yaml'
import { targetSchema } from '../target/schema/target.ts'
import type { Answers } from './answers.ts'
import { renderTarget } from './render.ts'

const nothing: Answers = {
  name: 'my app',
  base: 'http://127.0.0.1:3000',
  metadata: null,
  entityId: null,
  acsUrl: null,
  signIn: null,
  session: null,
  policy: null,
  vendors: ['okta'],
  idp: 'by-hand',
  observer: null,
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
    { session: { url: '/api/me', email: '/user/email' } },
    { session: { url: '/api/me', email: '/user/email' } },
  ],
  [
    'a session told by a text',
    { session: { url: '/', text: 'Hello: "{email}"' } },
    { session: { url: '/', text: 'Hello: "{email}"' } },
  ],
  ['a session told by a cookie', { session: { cookie: 'sid' } }, { session: { cookie: 'sid' } }],
  [
    'a database',
    {
      observer: {
        kind: 'sql',
        database: 'sqlite',
        at: 'app.sqlite',
        accounts: `SELECT email, a || ': ' AS "displayName" FROM users`,
      },
    },
    { observe: [{ kind: 'sql', accounts: `SELECT email, a || ': ' AS "displayName" FROM users` }] },
  ],
  ['SCIM', { observer: { kind: 'scim', url: '/scim/v2' } }, { observe: [{ kind: 'scim', url: '/scim/v2' }] }],
  ['an SP that firstlogin starts', { idp: 'started' }, { start: { command: ['npm', 'start'] } }],
  ['a preset', { policy: 'workos' }, { surfaces: { 'end-user': { policy: { preset: 'workos' } } } }],
]
for (const [name, answers, wanted] of cases) {
  test(`the file that init writes holds to the schema and says what was learned: ${name}`, () => {
    const written: unknown = parse(renderTarget({ ...nothing, ...answers }, '../docs/schema/target.schema.json'))
    expect(targetSchema.parse(written)).toMatchObject(wanted)
  })
}

test('without its comments the file has at most 25 lines', () => {
  const lines = renderTarget(nothing, 's').split('\n')
  expect(lines.filter((each) => each.trim() !== '' && !each.trim().startsWith('#')).length).toBeLessThanOrEqual(25)
})
