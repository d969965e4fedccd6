import { expect, test } from '@playwright/test'
import type { Sp } from '../../index.ts'
import type { TestBrowser } from '../../testing/browser.ts'
import { type Mailbox, startMailbox } from '../../testing/mailbox.ts'
import { createWorld, refusalCode, startSp, type World } from '../../testing/world.ts'

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

const finance = { name: 'Finance', jit: true, environments: true, customRoles: ['mktg_ops'] }
const hr = { name: 'HR', jit: true }

const roles = async (world: World) => (await world.accounts()).map(({ email, workspaces }) => ({ email, workspaces }))

/** Signs in to Finance, then asks for HR in the same browser; leaves the person on the verification page. */
async function askForHr(person: { nameId: string; attributes?: Record<string, string[]> }, spec: object = {}) {
  const world = await createWorld(sp, { workspaces: [finance, hr], ...spec })
  const { browser } = await world.signIn('workspace/Finance', { nameId: person.nameId })
  const { last } = await world.signIn('workspace/HR', person, { browser })
  return { world, browser, last }
}

const verify = async (browser: TestBrowser, page: Response, code: string) =>
  browser.follow(await browser.post(page.url, { code }))

test('a newcomer joins with a role per environment', async () => {
  const world = await createWorld(sp, { workspaces: [finance] })
  const { last, browser } = await world.signIn('workspace/Finance', {
    nameId: 'ada@x.test',
    attributes: { workato_email: ['ada.lovelace@x.test'], workato_role: ['mktg_ops'], workato_role_prod: ['admin'] },
  })
  expect(last.status).toBe(200)
  expect(await last.text()).toContain('mktg_ops')
  expect(await world.accounts()).toMatchObject([
    {
      email: 'ada.lovelace@x.test',
      displayName: 'ada',
      workspaces: [{ name: 'Finance', roles: { dev: 'mktg_ops', test: 'Operator', prod: 'Operator' }, status: 'member' }],
    },
  ])
  expect(await world.session(browser)).toMatchObject({ signedIn: true, email: 'ada.lovelace@x.test', place: 'workspace/Finance' })
})

test('a second workspace is joined after the mailed code, and both can be switched to', async () => {
  const { world, browser, last } = await askForHr({
    nameId: 'bea@x.test',
    attributes: { workato_email: ['mallory@x.test'], workato_role: ['Admin'] },
  })
  expect(await last.text()).toContain('Verification code')
  expect(mailbox.mails.filter(({ to }) => to === 'mallory@x.test')).toEqual([])
  expect(await roles(world)).toMatchObject([
    {
      email: 'bea@x.test',
      workspaces: [
        { name: 'Finance', status: 'member' },
        { name: 'HR', status: 'pending' },
      ],
    },
  ])
  expect(await world.session(browser)).toMatchObject({ place: 'workspace/Finance' })

  const joined = await verify(browser, last, mailbox.codeFor('bea@x.test'))
  expect(joined.url).toBe(world.place('workspace/HR').homeUrl)
  expect(await roles(world)).toMatchObject([
    {
      email: 'bea@x.test',
      workspaces: [
        { name: 'Finance', status: 'member' },
        { name: 'HR', roles: { role: 'Operator' }, status: 'member' },
      ],
    },
  ])
  expect((await world.audit()).map(({ event, decision }) => [event, decision])).toEqual([
    ['sign-in', 'created'],
    ['verification-asked', 'unchanged'],
    ['verification-sent', null],
    ['join-verified', 'linked'],
  ])

  const switched = await browser.follow(
    await browser.post(`${sp.url}/o/${world.slug}/workspaces/switch`, { workspace: 'Finance' }),
  )
  expect(switched.url).toBe(world.place('workspace/Finance').homeUrl)
  expect(await world.session(browser)).toMatchObject({ place: 'workspace/Finance' })
  const direct = await world.signIn('workspace/HR', { nameId: 'bea@x.test' }, { browser })
  expect(direct.last.url).toBe(world.place('workspace/HR').homeUrl)
})

test('five wrong codes end the challenge; a new sign-in sends a new code', async () => {
  const { world, browser, last } = await askForHr({ nameId: 'cyd@x.test' })
  const right = mailbox.codeFor('cyd@x.test')
  const wrong = right === '000000' ? '111111' : '000000'
  const answers = []
  for (let i = 0; i < 6; i++) answers.push(await refusalCode(await verify(browser, last, wrong)))
  expect(answers).toEqual([...Array(5).fill('verification-wrong-code'), 'verification-too-many-tries'])
  expect(await refusalCode(await verify(browser, last, right))).toBe('verification-too-many-tries')
  expect(await roles(world)).toMatchObject([{ workspaces: [{ name: 'Finance' }, { name: 'HR', status: 'pending' }] }])
  const again = await world.signIn('workspace/HR', { nameId: 'cyd@x.test' }, { browser })
  expect((await verify(browser, again.last, mailbox.codeFor('cyd@x.test'))).url).toBe(world.place('workspace/HR').homeUrl)
})

test('a code is good for ten minutes of the organisation, and once', async () => {
  const { world, browser, last } = await askForHr({ nameId: 'dot@x.test' })
  const code = mailbox.codeFor('dot@x.test')
  await world.api('PATCH', '', { clockOffsetSeconds: 601 })
  expect(await refusalCode(await verify(browser, last, code))).toBe('verification-expired')
  await world.api('PATCH', '', { clockOffsetSeconds: 0 })
  expect((await verify(browser, last, code)).status).toBe(200)
  expect(await refusalCode(await verify(browser, last, code))).toBe('verification-used')
  await world.api('PATCH', '', { clockOffsetSeconds: 601 })
  expect(await refusalCode(await verify(browser, last, code))).toBe('verification-used')
})

test('a verification page that is over says why and offers no form, when it is only opened too', async () => {
  const { world, browser, last } = await askForHr({ nameId: 'ivy@x.test' })
  const open = async () => {
    const page = await browser.get(last.url)
    const html = await page.clone().text()
    return {
      status: page.status,
      code: await refusalCode(page),
      form: html.includes('name="code"'),
      used: html.includes('was used already'),
    }
  }
  expect(await open()).toEqual({ status: 200, code: null, form: true, used: false })
  await world.api('PATCH', '', { clockOffsetSeconds: 601 })
  expect(await open()).toEqual({ status: 403, code: 'verification-expired', form: false, used: false })
  await world.api('PATCH', '', { clockOffsetSeconds: 0 })
  await verify(browser, last, mailbox.codeFor('ivy@x.test'))
  expect(await open()).toEqual({ status: 403, code: 'verification-used', form: false, used: true })
})

test("another browser cannot use the challenge, and another person's code is wrong", async () => {
  const { browser, last } = await askForHr({ nameId: 'eve@x.test' })
  const other = await askForHr({ nameId: 'fay@x.test' })
  expect((await other.browser.post(last.url, { code: mailbox.codeFor('eve@x.test') })).status).toBe(404)
  expect(await refusalCode(await verify(browser, last, mailbox.codeFor('fay@x.test')))).toBe('verification-wrong-code')
})

test('a stand-alone account is added without a code and without the role of the attribute', async () => {
  const world = await createWorld(sp, { workspaces: [hr] })
  await world.api('POST', '/accounts', { email: 'gus@x.test', displayName: 'Gus' })
  const { last } = await world.signIn('workspace/HR', {
    nameId: 'gus@x.test',
    attributes: { workato_role: ['Admin'], workato_full_name: ['Other'] },
  })
  expect(last.status).toBe(200)
  expect(await world.accounts()).toMatchObject([
    { displayName: 'Gus', identities: [{ nameId: 'gus@x.test' }], workspaces: [{ name: 'HR', roles: { role: 'Operator' } }] },
  ])
})

test('a mail that cannot be sent is a clear refusal and leaves no pending join', async () => {
  const silent = await startSp()
  try {
    const world = await createWorld(silent, { workspaces: [finance, hr] })
    const { browser } = await world.signIn('workspace/Finance', { nameId: 'hal@x.test' })
    const { last } = await world.signIn('workspace/HR', { nameId: 'hal@x.test' }, { browser })
    expect(last.status).toBe(503)
    expect(await refusalCode(last)).toBe('mail-not-sent')
    expect(await roles(world)).toMatchObject([{ workspaces: [{ name: 'Finance' }] }])
  } finally {
    await silent.stop()
  }
})

test('a code proves the mailbox of one account: another that has taken its address meanwhile is not opened by it', async () => {
  const world = await createWorld(sp, { workspaces: [finance, hr] })
  await world.api('POST', '/accounts', { email: 'ada@x.test', workspaces: [{ name: 'Finance' }] })
  const { browser, last } = await world.signIn('workspace/HR', { nameId: 'ada@x.test' })
  const code = mailbox.codeFor('ada@x.test')
  await world.api('PATCH', '/accounts/ada@x.test', { email: 'ada.before@x.test' })
  await world.api('POST', '/accounts', { email: 'ada@x.test', workspaces: [{ name: 'Finance' }] })
  const asked = await verify(browser, last, code)
  expect(await asked.text()).toContain('Verification code')
  expect(await world.session(browser)).toMatchObject({ signedIn: false })
  expect((await world.accounts()).map(({ identities }) => identities)).toEqual([[], []])
})

test('an empty form is no try', async () => {
  const { browser, last } = await askForHr({ nameId: 'eve@x.test' })
  for (let sent = 0; sent < 6; sent++) await browser.post(last.url, { code: ' ' })
  const joined = await verify(browser, last, mailbox.codeFor('eve@x.test'))
  expect(joined.status).toBe(200)
})
