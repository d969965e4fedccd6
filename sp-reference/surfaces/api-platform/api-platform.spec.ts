import { expect, type Page, test } from '@playwright/test'
import { axeOn } from '#axe'
import type { Sp } from '../../index.ts'
import { provider } from '../../testing/fake-idp.ts'
import { type HttpIdp, startHttpIdp } from '../../testing/http-idp.ts'
import { createWorld, startSp, type World } from '../../testing/world.ts'

const boss = { nameId: 'boss@x.test', attributes: { workato_role: ['Admin'] } }
const ada = { nameId: 'ada@x.test' }
let sp: Sp
let idp: HttpIdp
test.beforeAll(async () => {
  idp = await startHttpIdp(boss)
  sp = await startSp()
})
test.afterAll(async () => {
  await sp.stop()
  await idp.stop()
})

async function worldOf(spec: object = {}): Promise<World> {
  const world = await createWorld(sp, {
    name: 'Lovelace & Sons',
    environments: [
      { name: 'Prod', jit: true, groups: ['Sales', 'EMEA'] },
      { name: 'Bare', jit: true },
    ],
    workspaces: [{ name: 'Finance', jit: true }],
    ...spec,
  })
  for (const id of ['end-user/Prod', 'workspace/Finance'])
    await world.api('PUT', `/providers/${id}`, { ...provider, ssoUrl: idp.ssoUrl })
  return world
}

async function signIn(page: Page, world: World, at: 'workspace/Finance' | 'portal', person: typeof ada): Promise<void> {
  idp.person = person
  await page.goto(`${sp.url}/o/${world.slug}/${at}/sign-in`)
  await page.getByRole('link', { name: 'Sign in with SSO' }).click()
  await page.getByRole('button', { name: 'Continue' }).click()
}

async function expectAccessible(page: Page): Promise<void> {
  const dark = await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)
  const axe = axeOn(page)
  const { violations } = await (dark ? axe.withRules(['color-contrast']) : axe).analyze()
  expect(violations.map(({ id, nodes }) => [page.url(), id, nodes[0]?.html])).toEqual([])
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  expect(wider, `${page.url()} scrolls sideways`).toBeLessThanOrEqual(0)
}

const tab = (page: Page, name: string) => page.getByRole('navigation').getByRole('link', { name, exact: true }).click()
const open = {
  environment: 'Prod',
  collections: [{ name: 'orders', description: 'What was bought, and by whom.' }, { name: 'billing' }],
  policies: [{ name: 'gold', perMinute: 2, perDay: 5 }],
  settings: { method: 'api-key', policy: 'gold', groups: ['Sales'] },
}
const shut = { environment: 'Prod', collections: [{ name: 'orders' }] }

const looks = [
  ['light', 1440],
  ['dark', 360],
] as const
for (const [colorScheme, width] of looks)
  test.describe(`${colorScheme}, ${width} px`, () => {
    test.use({ colorScheme, viewport: { width, height: 800 } })

    test('an administrator opens a portal and says what its clients are like', async ({ page }) => {
      test.slow()
      const world = await worldOf()
      await signIn(page, world, 'workspace/Finance', boss)
      await page.getByRole('link', { name: 'Open the API platform' }).click()
      await expectAccessible(page)
      await page.getByLabel('Environment').selectOption('Prod')
      await page.getByRole('button', { name: 'Open the portal' }).click()
      await expect(page.getByText('not yet configured')).toBeVisible()

      await tab(page, 'Policies')
      await page.getByLabel('Name').fill('gold')
      await page.getByLabel('Requests per minute').fill('many')
      await page.getByLabel('Quota per day').fill('5')
      await page.getByRole('button', { name: 'Create policy' }).click()
      await expect(page.getByText('A whole number from 1 to 100000.')).toBeVisible()
      await expect(page.getByLabel('Quota per day')).toHaveValue('5')
      await expectAccessible(page)
      await page.getByLabel('Requests per minute').fill('2')
      await page.getByRole('button', { name: 'Create policy' }).click()
      await expect(page.getByRole('rowheader', { name: 'gold' })).toBeVisible()
      await tab(page, 'API collections')
      for (const text of ['What was bought, and by whom.', 'The same again.']) {
        await page.getByLabel('Name').fill('orders')
        await page.getByLabel('Description').fill(text)
        await page.getByRole('button', { name: 'Create collection' }).click()
      }
      await expect(page.getByText("There is a collection 'orders' already.")).toBeVisible()
      await expect(page.getByRole('rowheader', { name: 'orders' })).toHaveCount(1)
      await expectAccessible(page)

      await tab(page, 'Settings')
      await expectAccessible(page)
      await page.getByRole('link', { name: 'JIT user settings' }).click()
      await expect(page.getByRole('checkbox')).toHaveCount(2)
      await page.getByLabel('Authentication method').selectOption('API key')
      await page.getByLabel('Policy').selectOption('gold')
      await page.getByRole('checkbox', { name: 'Sales' }).check()
      await page.getByRole('button', { name: 'Save' }).click()
      await expect(page.getByRole('status')).toContainText('Saved.')
      await expect(page.getByRole('checkbox', { name: 'Sales' })).toBeChecked()
      await expectAccessible(page)
    })

    test('a developer asks, an administrator decides, and the API can be tried out', async ({ page, browser }) => {
      test.slow()
      const world = await worldOf({ portal: open })
      await signIn(page, world, 'portal', ada)
      await expect(page.getByRole('heading', { name: 'Discover new APIs' })).toBeVisible()
      await expectAccessible(page)
      await page.getByRole('link', { name: 'Request access to orders' }).click()
      await page.getByLabel('Note').fill('For the <b>shop</b>')
      await expectAccessible(page)
      await page.getByRole('button', { name: 'Send request' }).click()
      await expect(page.getByText('Pending')).toBeVisible()
      await expectAccessible(page)
      await tab(page, 'My APIs')
      await expect(page.getByText('You have access to no collection yet.')).toBeVisible()

      const other = await browser.newContext({ colorScheme, viewport: { width, height: 800 } })
      const admin = await other.newPage()
      await signIn(admin, world, 'workspace/Finance', boss)
      await admin.goto(`${sp.url}/o/${world.slug}/admin/api-platform/requests`)
      await expect(admin.getByText('For the <b>shop</b>')).toBeVisible()
      await expectAccessible(admin)
      await admin.getByRole('button', { name: 'Approve orders for ada@x.test' }).click()
      await expect(admin.getByText('No request is open.')).toBeVisible()
      await tab(admin, 'Clients')
      await expectAccessible(admin)
      await admin.getByRole('link', { name: 'Edit the client of ada@x.test' }).click()
      await expect(admin.getByText('cannot be changed after the client was created')).toBeVisible()
      await expectAccessible(admin)
      await other.close()

      await tab(page, 'My APIs')
      await page.getByRole('link', { name: 'Try out orders' }).click()
      for (const status of ['200', '200', '429']) {
        await page.getByRole('button', { name: 'Send GET request' }).click()
        await expect(page.getByRole('status')).toContainText(`status ${status}`)
      }
      await expectAccessible(page)
      await tab(page, 'My API client')
      await expect(page.getByText('gold: 2 calls a minute, 5 a day')).toBeVisible()
      await page.getByRole('button', { name: 'Create credentials' }).click()
      await expect(page.getByLabel('API key')).toHaveValue(/^[\w-]{43}$/)
      await expectAccessible(page)
    })
  })

test('only administrators of the active workspace see these pages', async ({ page }) => {
  const world = await worldOf({ portal: shut })
  const path = `${sp.url}/o/${world.slug}/admin/api-platform`
  expect((await page.goto(path))?.status()).toBe(401)
  for (const [at, person] of [
    ['workspace/Finance', { nameId: 'op@x.test' }],
    ['portal', ada],
  ] as const) {
    await world.api('PUT', '/portal/settings', { method: 'jwt' })
    await signIn(page, world, at, person)
    for (const tabPath of ['collections', 'clients', 'requests', 'policies', 'settings/developer-portal/jit-user-settings']) {
      expect((await page.goto(`${path}/${tabPath}`))?.status(), `${at} ${tabPath}`).toBe(403)
      await expect(page.locator('#refusal-code')).toHaveText('not-an-administrator')
    }
  }
})

test('forms that were made up are refused beside the field, and nothing is saved', async ({ page }) => {
  const world = await worldOf({ portal: { ...shut, settings: { method: 'jwt' } } })
  await world.signIn('portal/Prod', ada)
  await signIn(page, world, 'workspace/Finance', boss)
  const path = `${sp.url}/o/${world.slug}/admin/api-platform`
  const before = await world.accounts()
  const client = before.flatMap(({ apiClients }) => apiClients)[0]?.id
  for (const [at, form, status, words] of [
    ['settings/developer-portal/jit-user-settings', { method: 'api-key', groups: 'Ghost' }, 400, 'Prod has no group'],
    ['settings/developer-portal/jit-user-settings', { method: 'basic' }, 400, 'Select an authentication method.'],
    ['settings/developer-portal/jit-user-settings', { method: 'jwt', policy: 'x' }, 400, 'There is no policy'],
    ['settings/developer-portal', { environment: 'Nope' }, 400, ''],
    ['settings/developer-portal', { environment: 'Bare' }, 400, ''],
    [`clients/${client}`, { method: 'api-key' }, 409, 'cannot be changed after the client was created'],
    ['clients/cli_nobody', { method: 'api-key' }, 404, ''],
    ['requests/req_nothing', { decision: 'approve' }, 409, 'not open any more'],
    ['requests/req_nothing', { decision: 'perhaps' }, 409, 'Choose Approve or Reject.'],
    ['collections', { name: '../x' }, 400, 'Small letters'],
    ['policies', { name: '', perMinute: '0', perDay: '1e3' }, 400, 'A whole number from 1 to 100000.'],
  ] as const) {
    const answer = await page.request.post(`${path}/${at}`, { form })
    expect([at, answer.status(), (await answer.text()).includes(words)]).toEqual([at, status, true])
  }
  const foreign = await page.request.post(`${path}/collections`, {
    form: { name: 'x' },
    headers: { origin: 'https://evil.test' },
  })
  expect(foreign.status()).toBe(403)
  expect(await world.accounts()).toEqual(before)
  await world.signIn('portal/Prod', { nameId: 'bea@x.test' })
  expect((await world.accounts()).find(({ email }) => email === 'bea@x.test')?.apiClients).toMatchObject([{ method: 'jwt' }])
})
