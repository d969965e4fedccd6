import { expect, type Page, test } from '@playwright/test'
import { axeOn } from '#axe'
import type { Sp } from '../../index.ts'
import { provider } from '../../testing/fake-idp.ts'
import { type HttpIdp, startHttpIdp } from '../../testing/http-idp.ts'
import { createWorld, startSp, type World } from '../../testing/world.ts'

const owner = { email: 'owner@x.test', password: 'correct-horse-battery' }
const ada = { nameId: 'ada@x.test', attributes: { workato_end_user_name: ['Ada Lovelace'] } }
let sp: Sp
let idp: HttpIdp
test.beforeAll(async () => {
  idp = await startHttpIdp(ada)
  sp = await startSp()
})
test.afterAll(async () => {
  await sp.stop()
  await idp.stop()
})

async function worldOf(): Promise<World> {
  const apps = [
    { name: 'Requests', permission: 'use-apps' },
    { name: 'Feedback', permission: 'give-feedback' },
  ]
  const environments = [
    { name: 'Prod', jit: true, defaultPermissions: ['use-apps'], apps },
    { name: 'Test', jit: true },
  ]
  const world = await createWorld(sp, { name: 'Acme', owner, environments })
  await world.api('PUT', '/providers/end-user/Prod', { ...provider, ssoUrl: idp.ssoUrl })
  return world
}

async function signIn(page: Page, world: World): Promise<void> {
  await page.goto(world.place('end-user/Prod').signInUrl)
  await page.getByRole('link', { name: 'Sign in with SSO' }).click()
  await page.getByRole('button', { name: 'Continue' }).click()
}

async function administer(page: Page, world: World): Promise<void> {
  await page.goto(`${sp.url}/o/${world.slug}/admin/sign-in`)
  await page.getByLabel('Email').fill(owner.email)
  await page.getByLabel('Password').fill(owner.password)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

for (const [scheme, width] of [
  ['light', 1440],
  ['dark', 390],
] as const)
  test(`permissions are given, used and changed on pages that everybody can read (${scheme}, ${width} px)`, async ({ page }) => {
    test.setTimeout(120_000)
    await page.emulateMedia({ colorScheme: scheme })
    await page.setViewportSize({ width, height: 900 })
    const look = async (name: string) => {
      const { violations } = await axeOn(page).analyze()
      expect(violations.map(({ id, nodes }) => [name, id, nodes[0]?.html])).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${name} is not too wide`).toBe(true)
      await page.screenshot({ path: test.info().outputPath(`${name}.png`), fullPage: true })
    }
    const world = await worldOf()
    await signIn(page, world)
    await expect(page.getByText('It asks for the permission give-feedback, which you do not have here.')).toBeVisible()
    await look('home')
    await page.getByRole('link', { name: 'Requests' }).click()
    await page.getByLabel('Your entry').fill('x'.repeat(501))
    await page.getByRole('button', { name: 'Add entry' }).click()
    await expect(page.getByRole('alert')).toContainText('This has 501 characters.')
    await expect(page.getByLabel('Your entry')).toHaveValue('x'.repeat(501))
    await look('app-problem')
    await page.getByLabel('Your entry').fill('A new laptop\nwith a Danish keyboard')
    await page.getByRole('button', { name: 'Add entry' }).click()
    await expect(page.getByRole('listitem').filter({ hasText: 'Danish keyboard' })).toBeVisible()
    await look('app')
    await page.goto(`${world.place('end-user/Prod').homeUrl}/apps/Feedback`)
    await expect(page.locator('#refusal-code')).toHaveText('no-permission')
    await look('app-refused')

    await administer(page, world)
    await page.goto(`${sp.url}/o/${world.slug}/admin/end-user/Prod`)
    await page.getByRole('link', { name: 'Default permissions' }).click()
    await expect(page.getByRole('checkbox', { name: 'use-apps' })).toBeChecked()
    const others = page.getByRole('navigation', { name: 'Environment' }).getByRole('link')
    expect(
      await others.evaluateAll((links) => links.map((link) => link.getAttribute('href')?.replace(/.*end-user/, ''))),
    ).toEqual(['/Prod/permissions', '/Test/permissions'])
    await look('defaults')
    await page.getByLabel('Further permissions').fill('USE-APPS')
    await page.getByRole('button', { name: 'Save defaults' }).click()
    await expect(page.getByText('Nothing was saved.')).toBeVisible()
    await look('defaults-problem')
    await page.getByLabel('Further permissions').fill('build')
    await page.getByRole('button', { name: 'Save defaults' }).click()
    await expect(page.getByRole('status')).toContainText('They count for who comes from now on.')
    await expect(page.getByRole('checkbox', { name: 'build' })).toBeChecked()

    await page.getByRole('link', { name: 'People', exact: true }).first().click()
    await page.getByRole('link', { name: 'Permissions of Ada Lovelace in environment Prod' }).click()
    await expect(page.getByRole('checkbox', { name: 'build' })).not.toBeChecked()
    await page.getByRole('checkbox', { name: 'give-feedback' }).check()
    await page.getByRole('button', { name: 'Save permissions' }).click()
    await expect(page.getByRole('row', { name: 'Feedback' })).toContainText('yes')
    await look('person')

    await signIn(page, world)
    await page.getByRole('link', { name: 'Feedback' }).click()
    await expect(page.getByRole('heading', { name: 'Your entries in Feedback' })).toBeVisible()
  })

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false })

  test('a permission is given and an entry added by keyboard alone', async ({ page }) => {
    const world = await worldOf()
    await world.signIn('end-user/Prod', ada)
    await administer(page, world)
    await page.goto(`${sp.url}/o/${world.slug}/admin/people`)
    await page.getByRole('link', { name: 'Permissions of Ada Lovelace in environment Prod' }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('checkbox', { name: 'give-feedback' }).focus()
    await page.keyboard.press('Space')
    await page.keyboard.press('Tab')
    await expect(page.getByRole('checkbox', { name: 'use-apps' })).toBeFocused()
    await page.keyboard.press('Tab')
    await expect(page.getByLabel('Further permissions')).toBeFocused()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('status')).toContainText('The permissions are saved')
    await signIn(page, world)
    await page.getByRole('link', { name: 'Feedback' }).focus()
    await page.keyboard.press('Enter')
    await page.getByLabel('Your entry').focus()
    await page.keyboard.type('Well done')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('listitem').filter({ hasText: 'Well done' })).toBeVisible()
  })
})
