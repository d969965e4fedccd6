import { expect, test } from '@playwright/test'
import type { Sp } from '../index.ts'
import { createBrowser } from '../testing/browser.ts'
import { makeResponse, readAuthnRequest } from '../testing/fake-idp.ts'
import { type Mailbox, startMailbox } from '../testing/mailbox.ts'
import { createWorld, refusalCode, startSp, type World } from '../testing/world.ts'

/** Faults of the flow around a decision, seen from outside. Faults inside a decision have their table in `bites.test.ts`. */
let sp: Sp
let mailbox: Mailbox
test.beforeAll(async () => {
  mailbox = await startMailbox()
  sp = await startSp({ smtpUrl: mailbox.url })
})
test.afterAll(async () => {
  await sp.stop()
  await mailbox.stop()
})

const ada = { nameId: 'ada@x.test' }
const worldWith = (defect: string, spec: object = {}) =>
  createWorld(sp, {
    environments: [{ name: 'Prod', jit: true }],
    workspaces: [
      { name: 'Finance', jit: true },
      { name: 'HR', jit: true },
    ],
    defects: [defect],
    ...spec,
  })
const signIn = async (world: World) => {
  const { browser, last } = await world.signIn('end-user/Prod', ada)
  return { last, browser, session: await world.session(browser), accounts: await world.accounts() }
}

test('no-account-created: a session without an account', async () => {
  const { last, session, accounts } = await signIn(await worldWith('no-account-created'))
  expect([last.status, session.signedIn, accounts]).toEqual([200, true, []])
})

test('account-not-active: an account and no session', async () => {
  const { session, accounts } = await signIn(await worldWith('account-not-active'))
  expect([session.signedIn, accounts[0]?.status]).toEqual([false, 'deactivated'])
})

test('second-prompt: an account, and the sign-in page again', async () => {
  const { last, session, accounts } = await signIn(await worldWith('second-prompt'))
  expect([last.url.endsWith('/sign-in'), session.signedIn, accounts.length]).toEqual([true, false, 1])
})

test('half-record-on-refusal: refused, and an account all the same', async () => {
  const world = await worldWith('half-record-on-refusal', { environments: [{ name: 'Prod', jit: false }] })
  const { last, session, accounts } = await signIn(world)
  expect([await refusalCode(last), session.signedIn, accounts.length]).toEqual(['jit-disabled', false, 1])
})

test('decision-not-logged: nothing in the log', async () => {
  const world = await worldWith('decision-not-logged')
  await signIn(world)
  expect(await world.audit()).toEqual([])
})

test('refuse-everything: an honest message is refused', async () => {
  const { last, accounts } = await signIn(await worldWith('refuse-everything'))
  expect([last.status, accounts]).toEqual([403, []])
})

test('race-creates-duplicates: of parallel first sign-ins some end in an error', async () => {
  const world = await worldWith('race-creates-duplicates')
  const ready = await Promise.all(Array.from({ length: 20 }, () => world.post('end-user/Prod', ada)))
  const all = await Promise.all(ready.map(async ({ browser, posted }) => ({ browser, last: await browser.follow(posted) })))
  expect(all.map(({ last }) => last.status)).toContain(500)
  expect(await world.accounts()).toHaveLength(1)
})

for (const [defect, honest] of [
  ['accept-everything', 'signature-invalid'],
  ['', 'signature-invalid'],
] as const) {
  test(`a forged message ${defect === '' ? 'is refused' : `is believed with ${defect}`}`, async () => {
    const world = await worldWith('duplicate-on-email-case')
    if (defect !== '') await world.api('PATCH', '', { defects: [defect] })
    const { loginUrl, acsUrl, entityId } = world.place('end-user/Prod')
    const browser = createBrowser()
    const { id } = readAuthnRequest((await browser.get(loginUrl)).headers.get('location') ?? '')
    const genuine = Buffer.from(makeResponse(ada, { acsUrl, entityId, inResponseTo: id }), 'base64').toString()
    const SAMLResponse = Buffer.from(genuine.replace('ada@x.test', 'eve@x.test')).toString('base64')
    const last = await browser.follow(await browser.post(acsUrl, { SAMLResponse }))
    expect(await refusalCode(last)).toBe(defect === '' ? honest : null)
    expect((await world.accounts()).map(({ email }) => email)).toEqual(defect === '' ? [] : ['eve@x.test'])
  })
}

test('accept-replayed-assertion: the same message signs in twice', async () => {
  const world = await worldWith('accept-replayed-assertion')
  const { loginUrl, acsUrl, entityId } = world.place('end-user/Prod')
  const browser = createBrowser()
  const { id } = readAuthnRequest((await browser.get(loginUrl)).headers.get('location') ?? '')
  const SAMLResponse = makeResponse(ada, { acsUrl, entityId, inResponseTo: id })
  for (let time = 0; time < 2; time++)
    expect((await browser.follow(await browser.post(acsUrl, { SAMLResponse }))).status).toBe(200)
})

test('last-request-left-open: the last answer signs in again, an older one does not', async () => {
  const world = await worldWith('last-request-left-open')
  const { loginUrl, acsUrl, entityId } = world.place('end-user/Prod')
  const browser = createBrowser()
  const ask = async () => readAuthnRequest((await browser.get(loginUrl)).headers.get('location') ?? '').id
  const SAMLResponse = makeResponse(ada, { acsUrl, entityId, inResponseTo: await ask() })
  const post = async () => (await browser.follow(await browser.post(acsUrl, { SAMLResponse }))).status
  expect([await post(), await post()]).toEqual([200, 200])
  await ask()
  expect(await post()).toBe(403)
})

test('unsolicited-accepted: a message that nobody asked for signs in', async () => {
  const world = await worldWith('unsolicited-accepted')
  const { acsUrl, entityId } = world.place('end-user/Prod')
  const browser = createBrowser()
  const last = await browser.follow(
    await browser.post(acsUrl, { SAMLResponse: makeResponse(ada, { acsUrl, entityId, inResponseTo: null }) }),
  )
  expect(last.status).toBe(200)
})

for (const [defect, page] of [
  ['any-code-accepted', 'Verification code'],
  ['sign-up-form-shown', 'New password'],
  ['code-sent-to-asserted-address', 'Verification code'],
] as const) {
  test(`${defect} at a second workspace`, async () => {
    const world = await worldWith(defect)
    const { browser } = await world.signIn('workspace/Finance', ada)
    const { last } = await world.signIn(
      'workspace/HR',
      { ...ada, attributes: { workato_email: ['mallory@x.test'] } },
      { browser },
    )
    expect(await last.text()).toContain(page)
    const right = mailbox.codeFor(defect === 'code-sent-to-asserted-address' ? 'mallory@x.test' : 'ada@x.test')
    const code = defect === 'any-code-accepted' ? (right === '000000' ? '111111' : '000000') : right
    expect((await browser.follow(await browser.post(last.url, { code }))).url).toBe(world.place('workspace/HR').homeUrl)
  })
}

test('switch-blocked: a member cannot switch', async () => {
  const world = await worldWith('switch-blocked')
  const { browser } = await world.signIn('workspace/Finance', ada)
  expect((await browser.post(`${sp.url}/o/${world.slug}/workspaces/switch`, { workspace: 'Finance' })).status).toBe(403)
})
