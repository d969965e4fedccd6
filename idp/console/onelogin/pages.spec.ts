import { expect, type Page, test } from '@playwright/test'
import { axeOn } from '#axe'
import { createIdp } from '../../index.ts'
import { controlOf } from '../../testing/control.ts'
import { key, openedConsole } from '../../testing/onelogin-console.ts'
import { field, press } from '../../testing/walk.ts'

const idp = createIdp({ controlToken: 'console-token' })
const control = controlOf(idp)
test.beforeAll(() => idp.start())
test.afterAll(() => idp.stop())

const pages = [
  ...['apps', 'find-app?search=x', 'add-app', 'apps/app?menu=more&notice=app-saved', 'apps/app/delete', 'apps/app/configuration'],
  ...['apps/app/parameters?preview=ada', 'apps/app/parameters/new', 'apps/app/parameters/1', 'apps/app/parameters/name-id'],
  ...['apps/app/parameters/roles/0', 'apps/app/rules?preview=ada', 'apps/app/rules/1-0', 'apps/app/rules/new', 'apps/app/sso'],
  ...['apps/app/access', 'apps/app/users', 'apps/app/users/ada', 'certificates', 'certificates/c1'],
  ...['users', 'add-user', 'users/ada?menu=more', 'users/bob/apps', 'users/bob/password', 'fields', 'add-field'],
  ...['roles', 'add-role', `roles/${key('Sales')}`],
]
async function expectGood(page: Page): Promise<void> {
  const { violations } = await axeOn(page).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
  expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true)
}
for (const colorScheme of ['light', 'dark'] as const)
  test.describe(`${colorScheme}, 360 px`, () => {
    test.use({ colorScheme, viewport: { width: 360, height: 740 } })
    test('axe finds nothing on any page, nor is anything too wide', async ({ page }) => {
      test.setTimeout(180_000)
      const { open } = await openedConsole(page, control, 'apps')
      for (const at of pages)
        await test.step(at, async () => {
          expect((await open(at))?.status()).toBe(200)
          await expectGood(page)
        })
    })

    test('axe finds nothing where forms have mistakes', async ({ page }) => {
      const { open } = await openedConsole(page, control, 'apps/app/configuration')
      await field(page, 'ACS (Consumer) URL').fill('x')
      await press(page, 'Save')
      await expectGood(page)
      await open('apps/app/rules/new')
      await press(page, 'Add condition')
      await field(page, 'Value 2').fill('x')
      await press(page, 'Save')
      await expectGood(page)
    })
  })

test('with the keyboard alone a parameter is added, and its preview asked for', async ({ page }) => {
  const { appNow } = await openedConsole(page, control, 'apps/app/parameters')
  const to = async (name: string) => {
    for (let count = 0; count < 60; count++) {
      await page.keyboard.press('Tab')
      const label = await page.evaluate('document.activeElement?.labels?.[0]?.textContent ?? document.activeElement?.textContent')
      if (String(label).trim() === name) return
    }
    throw new Error(`the keyboard does not come to ${name}`)
  }
  const enter = () => Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')])
  await to('+ New Parameter')
  await enter()
  await to('Field name')
  await page.keyboard.type('mail')
  await to('Multi-value parameter')
  await page.keyboard.press('Space')
  await enter()
  await expect(page.getByRole('heading', { name: 'My App: Edit Field' })).toBeVisible()
  await to('Value')
  await page.keyboard.type('Email')
  await to('Preview for')
  await page.keyboard.type('Ada')
  await to('Preview')
  await enter()
  await expect(page.getByRole('row', { name: 'mail Email ada@acme.example' })).toBeVisible()
  await to('Save')
  await enter()
  await expect(page.getByRole('status')).toHaveText('The parameter is saved.')
  expect(Object(await appNow()).statements.at(-1)).toEqual({ name: 'mail', expression: 'Email', multiValue: true })
})
