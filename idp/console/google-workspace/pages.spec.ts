import { expect, type Page, test } from '@playwright/test'
import { axeOn } from '#axe'
import { createIdp } from '../../index.ts'
import { controlOf, sp } from '../../testing/control.ts'
import { field, key, openedConsole, press } from '../../testing/google-console.ts'

const idp = createIdp({ controlToken: 'console-token' })
const control = controlOf(idp)
const opened = (page: Page, at: string) => openedConsole(page, control, at)
test.beforeAll(() => idp.start())
test.afterAll(() => idp.stop())

const pages = [
  ...['apps?menu=add', 'add-app', 'apps/app?preview=ada', 'apps/app/details', 'apps/app/service', 'apps/app/mapping'],
  ...[
    'apps/app/metadata',
    'apps/app/delete',
    'apps/app/access',
    'sso',
    'users?menu=more',
    'add-user',
    'users/ada',
    'users/bob?notice=user-saved',
  ],
  ...['users/ada/update', 'users/ada/information', 'attributes', 'add-attribute', `attributes/${key('SSO')}`],
  ...['groups', 'add-group', `groups/${key('Sales')}`, `groups/${key('Sales')}/members`],
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
      const { tenant } = await opened(page, 'apps')
      for (const at of pages)
        await test.step(at, async () => {
          expect((await page.goto(`${tenant.url}/admin/${at}`))?.status()).toBe(200)
          await expectGood(page)
        })
    })

    test('axe finds nothing in the assistant, also with a mistake', async ({ page }) => {
      await opened(page, 'add-app')
      await field(page, 'App name').fill('New')
      await press(page, 'Continue')
      await expectGood(page)
      await press(page, 'Continue')
      await field(page, 'ACS URL').fill('x')
      await field(page, 'Entity ID').fill('x')
      await press(page, 'Continue')
      await expectGood(page)
      await field(page, 'ACS URL').fill(sp.acsUrl)
      await press(page, 'Continue')
      await field(page, 'Search for a group').fill('x')
      await press(page, 'Finish')
      await expectGood(page)
    })
  })
