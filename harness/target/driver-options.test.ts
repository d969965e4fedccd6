import { expect, test } from '#unit-test'
import { whyUntraced } from './driver-options.ts'
import { targetSchema } from './schema/target.ts'

const SECRET = '{env.FIRSTLOGIN_TEST_TRACE_SECRET}'
test.beforeAll(() => {
  process.env.FIRSTLOGIN_TEST_TRACE_SECRET = 'hush-7'
})

const targetWith = (more: object) => ({ ...targetSchema.parse({ name: 'sp', surfaces: {}, ...more }), file: '', folder: '' })
const place = { entityId: 'sp', acsUrl: '/acs', loginUrl: `/login?key=${SECRET}` }
const page = (as: 'admin' | 'person') => ({
  kind: 'page',
  as,
  url: `/me?key=${SECRET}`,
  columns: { email: 'E' },
  fields: { email: 'E' },
})

const untraced: [at: string, more: object][] = [
  ['base', { base: `http://127.0.0.1/${SECRET}` }],
  ['sp.acsUrl', { sp: { entityId: 'sp', acsUrl: `/acs?key=${SECRET}` } }],
  ['places.app.loginUrl', { places: { app: place } }],
  ['surfaces.end-user.signIn.0.fill.Key', { surfaces: { 'end-user': { signIn: [{ fill: { Key: SECRET } }] } } }],
  ['session.url', { session: { url: `/me?key=${SECRET}`, email: '/email' } }],
  ['forms.signOut.url', { forms: { signOut: { url: `/out?key=${SECRET}` } } }],
  ['chat.launchUrl', { chat: { launchUrl: `/launch?key=${SECRET}` } }],
  ['observe.1.url', { observe: [page('admin'), page('person')] }],
]
for (const [at, more] of untraced)
  test(`no trace is made where a secret goes through a person's browser: ${at}`, () => {
    expect(whyUntraced(targetWith(more))).toBe(
      `${at} holds {env.FIRSTLOGIN_TEST_TRACE_SECRET}, and a trace has everything that was typed and sent`,
    )
  })

const traced: [string, object][] = [
  ['there is none', {}],
  ['only an observer sends it', { observe: [{ kind: 'scim', url: '/scim', headers: { authorization: `Bearer ${SECRET}` } }] }],
  ["it goes through the administrator's browser, which is never traced", { observe: [page('admin')] }],
  ['only a hook sends it', { hooks: { reset: { method: 'POST', url: `/reset?key=${SECRET}` } } }],
]
for (const [name, more] of traced)
  test(`a trace may be made where ${name}`, () => expect(whyUntraced(targetWith(more))).toBe(null))
