import { expect, type Page, test } from '@playwright/test'
import { axeOn } from '#axe'
import { createIdp } from '../../index.ts'
import { controlOf } from '../../testing/control.ts'
import { openOktaConsole } from '../../testing/okta-console.ts'
import { press } from '../../testing/walk.ts'

const idp = createIdp({ controlToken: 'console-token' })
const control = controlOf(idp)
const opened = (page: Page, at: string) => openOktaConsole(control, page, at)
test.beforeAll(() => idp.start())
test.afterAll(() => idp.stop())

const pages = [
  ...[
    'apps',
    'apps/new',
    'apps/app',
    'apps/app/edit',
    'apps/app/delete',
    'apps/app/sign-on',
    'apps/app/assignments?menu=assign',
    'apps/app/assign',
    'apps/app/assign-groups',
  ],
  ...['apps/app/assign/bob', 'people', 'people/new', 'people/ada', 'people/bob', 'profiles', 'profiles/app/app'],
  ...['groups', 'add-group', 'groups/U2FsZXM', 'groups/U2FsZXM/assign', 'profiles/user', 'profiles/user/new'],
  ...['profiles/app/app/new', 'profiles/app/app/edit/workato_role', 'people/ada?notice=profile-saved'],
]
async function expectGood(page: Page): Promise<void> {
  await expect(page.getByRole('navigation').first(), 'a page that is there').toBeVisible()
  const { violations } = await axeOn(page).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
  expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true)
}
for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`${colorScheme}, 360 px`, () => {
    test.use({ colorScheme, viewport: { width: 360, height: 740 } })
    for (const at of pages)
      test(`axe finds nothing, and nothing is too wide: ${at}`, async ({ page }) => {
        await opened(page, at)
        await expectGood(page)
      })

    test('axe finds nothing on a form with a mistake', async ({ page }) => {
      await opened(page, 'apps/app/edit')
      await press(page, 'Next')
      await page.getByLabel('Single sign-on URL').fill('x')
      await press(page, 'Show Advanced Settings')
      await page.getByLabel('Single Logout URL').fill('x')
      await press(page, 'Next')
      await expectGood(page)
    })
  })
}
