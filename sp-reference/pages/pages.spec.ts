import { expect, type Page, test } from '@playwright/test'
import { axeOn } from '#axe'
import type { Sp } from '../index.ts'
import { provider } from '../testing/fake-idp.ts'
import { type HttpIdp, startHttpIdp } from '../testing/http-idp.ts'
import { type Mailbox, startMailbox } from '../testing/mailbox.ts'
import { createWorld, startSp, type World } from '../testing/world.ts'

const ada = { nameId: 'ada@x.test', attributes: { workato_role: ['Admin'], workato_end_user_groups: ['Sales', 'Ghost'] } }
let sp: Sp
let idp: HttpIdp
let mailbox: Mailbox
test.beforeAll(async () => {
  mailbox = await startMailbox()
  idp = await startHttpIdp(ada)
  sp = await startSp({ smtpUrl: mailbox.url })
})
test.beforeEach(() => {
  idp.person = ada
})
test.afterAll(async () => {
  await sp.stop()
  await idp.stop()
  await mailbox.stop()
})

async function worldOf(spec: Record<string, unknown> = {}): Promise<World> {
  const world = await createWorld(sp, {
    name: 'Lovelace & Sons',
    environments: [
      {
        name: 'Prod',
        jit: true,
        groupSync: true,
        groups: ['Sales', 'EMEA'],
        defaultPermissions: ['use-apps'],
        enforceFor: { domains: ['x.test'] },
      },
    ],
    workspaces: [
      { name: 'Finance', jit: true, environments: true },
      { name: 'HR', jit: true },
    ],
    ...spec,
  })
  for (const id of Object.keys(world.places)) await world.api('PUT', `/providers/${id}`, { ...provider, ssoUrl: idp.ssoUrl })
  return world
}

async function signIn(page: Page, world: World, place: string): Promise<void> {
  await page.goto(world.place(place).signInUrl)
  await page.getByRole('link', { name: 'Sign in with SSO' }).click()
  await page.getByRole('button', { name: 'Continue' }).click()
}

async function expectAccessible(page: Page): Promise<void> {
  const dark = await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)
  const axe = axeOn(page)
  // In the dark only the colours differ.
  const { violations } = await (dark ? axe.withRules(['color-contrast']) : axe).analyze()
  expect(violations.map(({ id, nodes }) => [page.url(), id, nodes[0]?.html])).toEqual([])
}

test('a browser signs in across sites', async ({ page }) => {
  const world = await worldOf()
  await signIn(page, world, 'end-user/Prod')
  await expect(page.getByRole('heading', { name: 'Prod' })).toBeVisible()
  expect(page.url()).toBe(world.place('end-user/Prod').homeUrl)
})

test('with the defect lax-request-cookie no browser signs in, and a program does', async ({ page }) => {
  const world = await worldOf({ defects: ['lax-request-cookie'] })
  await signIn(page, world, 'end-user/Prod')
  await expect(page.locator('#refusal-code')).toHaveText('in-response-to-mismatch')
  expect(await world.accounts()).toEqual([])
  expect((await world.signIn('end-user/Prod', { nameId: 'bea@x.test' })).last.status).toBe(200)
})

for (const scheme of ['light', 'dark'] as const) {
  test(`a person walks through every page (${scheme})`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: scheme })
    const world = await worldOf()
    const home = `${sp.url}/o/${world.slug}`
    await page.goto(home)
    await expectAccessible(page)
    await page.goto(world.place('end-user/Prod').signInUrl)
    await expectAccessible(page)
    await page.getByLabel('Email').fill('ada@x.test')
    await page.getByLabel('Password').fill('something')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await expect(page.locator('#refusal-code')).toHaveText('sso-required')
    await expectAccessible(page)

    await signIn(page, world, 'workspace/Finance')
    await expect(page.getByText('Welcome, ada.')).toBeVisible()
    await expectAccessible(page)
    await signIn(page, world, 'end-user/Prod')
    await expectAccessible(page)
    await signIn(page, world, 'workspace/HR')
    await expect(page.getByLabel('Verification code')).toBeVisible()
    await expectAccessible(page)
    await page.getByLabel('Verification code').fill(mailbox.codeFor('ada@x.test') === '000000' ? '111111' : '000000')
    await page.getByRole('button', { name: 'Verify' }).click()
    await expect(page.locator('#refusal-code')).toHaveText('verification-wrong-code')
    await expectAccessible(page)
    await page.getByLabel('Verification code').fill(mailbox.codeFor('ada@x.test'))
    await page.getByRole('button', { name: 'Verify' }).click()
    await expect(page.getByRole('heading', { name: 'HR' })).toBeVisible()

    await page.getByRole('link', { name: 'Workspaces' }).click()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Switch to Finance' }).click()
    await expect(page.getByRole('heading', { name: 'Finance' })).toBeVisible()
    for (const [link, words] of [
      ['Profile', 'ada@x.test'],
      ['Members', 'Finance (Admin in DEV'],
      ['Groups', 'Sales'],
      ['Audit log', 'verification-sent'],
    ] as const) {
      await page.getByRole('link', { name: link }).click()
      await expect(page.getByRole('main')).toContainText(words)
      await expectAccessible(page)
    }
    await page.getByLabel('Email').fill('nobody@x.test')
    await page.getByRole('button', { name: 'Filter' }).click()
    await expect(page.getByText('Nothing is recorded for nobody@x.test.')).toBeVisible()
    await page.getByRole('button', { name: 'Sign out' }).click()
    expect(page.url()).toBe(home)
    expect((await page.goto(`${home}/audit`))?.status()).toBe(401)
    await expectAccessible(page)
  })
}

test('what a message carries is shown as text', async ({ page }) => {
  const name = '<img src=x onerror=alert(1)>{{7*7}}'
  const world = await worldOf()
  idp.person = { nameId: 'eve@x.test', attributes: { workato_full_name: [name], workato_role: ['Admin'] } }
  await signIn(page, world, 'workspace/Finance')
  await page.goto(`${sp.url}/o/${world.slug}/members`)
  await expect(page.getByRole('rowheader')).toHaveText(name)
  expect(await page.locator('main img').count()).toBe(0)
})
