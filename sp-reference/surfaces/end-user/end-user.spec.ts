import { expect, test } from '@playwright/test'
import type { Sp } from '../../index.ts'
import { createWorld, refusalCode, startSp } from '../../testing/world.ts'

let sp: Sp
test.beforeAll(async () => {
  sp = await startSp()
})
test.afterAll(() => sp.stop())

const environment = { name: 'Prod', jit: true, defaultPermissions: ['use-apps'], groups: ['Sales', 'EMEA'] }
const ada = {
  nameId: 'ada@x.test',
  attributes: { workato_end_user_name: ['Ada Lovelace'], workato_end_user_groups: ['Sales', 'EMEA', 'Ghost'] },
}

test('a first sign-in creates the account, its access and groups, and signs in', async () => {
  const world = await createWorld(sp, { environments: [environment, { ...environment, name: 'Dev', jit: false }] })
  const { browser, last } = await world.signIn('end-user/Prod', ada)
  expect(last.status).toBe(200)
  expect(last.url).toBe(world.place('end-user/Prod').homeUrl)
  expect(await last.text()).toContain('Welcome, Ada Lovelace')
  const [account, ...others] = await world.accounts()
  expect(others).toEqual([])
  expect(account).toMatchObject({
    email: 'ada@x.test',
    displayName: 'Ada Lovelace',
    status: 'active',
    authMethod: 'saml',
    identities: [{ issuer: 'https://idp.example/metadata', nameId: 'ada@x.test' }],
    environments: [{ name: 'Prod', permissions: ['use-apps'], groups: ['EMEA', 'Sales'] }],
    workspaces: [],
  })
  expect(await world.session(browser)).toEqual({
    signedIn: true,
    email: 'ada@x.test',
    displayName: 'Ada Lovelace',
    groups: ['EMEA', 'Sales'],
    accountId: account?.id,
    place: 'end-user/Prod',
    method: 'saml',
  })
  const entries = await world.audit()
  expect(entries.map(({ event, decision, email }) => ({ event, decision, email }))).toEqual([
    { event: 'sign-in', decision: 'created', email: 'ada@x.test' },
  ])
  expect(entries[0]?.reasons).toContain("warning: group 'Ghost' does not exist in Prod: ignored")
})

test('the same sign-in again changes nothing', async () => {
  const world = await createWorld(sp, { environments: [environment] })
  await world.signIn('end-user/Prod', ada)
  // When somebody was last here is no change of the account.
  const records = async () => (await world.accounts()).map(({ lastSignInAt: _, ...record }) => record)
  const before = await records()
  const again = await world.signIn('end-user/Prod', {
    ...ada,
    nameId: 'ADA@x.test',
    attributes: { workato_end_user_name: ['Ada King'] },
  })
  expect(again.last.status).toBe(200)
  expect(await records()).toEqual(before)
  expect((await world.audit()).map(({ decision }) => decision)).toEqual(['created', 'unchanged'])
})

test('the defect duplicate-on-email-case makes a second account', async () => {
  const world = await createWorld(sp, { environments: [environment], defects: ['duplicate-on-email-case'] })
  await world.signIn('end-user/Prod', ada)
  await world.signIn('end-user/Prod', { ...ada, nameId: 'ADA@x.test' })
  expect((await world.accounts()).map(({ email }) => email)).toEqual(['ada@x.test', 'ADA@x.test'])
})

test('JIT off refuses a newcomer, with a code on the page and the reason in the log', async () => {
  const world = await createWorld(sp, { environments: [{ ...environment, jit: false }] })
  const { browser, last } = await world.signIn('end-user/Prod', ada)
  expect(last.status).toBe(403)
  expect(await refusalCode(last)).toBe('jit-disabled')
  expect(await world.accounts()).toEqual([])
  expect(await world.session(browser)).toEqual({ signedIn: false })
  expect(await world.audit()).toMatchObject([
    { event: 'sign-in-refused', decision: 'refused', code: 'jit-disabled', nameId: 'ada@x.test' },
  ])
})

test('twenty parallel first sign-ins make one account and twenty sessions', async () => {
  const world = await createWorld(sp, { environments: [environment] })
  const ready = await Promise.all(Array.from({ length: 20 }, () => world.post('end-user/Prod', ada)))
  const all = await Promise.all(ready.map(async ({ browser, posted }) => ({ browser, last: await browser.follow(posted) })))
  expect(all.map(({ last }) => last.status)).toEqual(Array(20).fill(200))
  const sessions = await Promise.all(all.map(({ browser }) => world.session(browser)))
  const accounts = await world.accounts()
  expect(accounts).toHaveLength(1)
  expect(new Set(sessions.map(({ accountId }) => accountId))).toEqual(new Set([accounts[0]?.id]))
})
