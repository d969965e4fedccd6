import { expect, type Page, test } from '@playwright/test'
import { axeOn } from '#axe'
import { createIdp } from '../../index.ts'
import { controlOf } from '../../testing/control.ts'
import { openEntraConsole, press } from '../../testing/entra-console.ts'

const idp = createIdp({ controlToken: 'console-token' })
const control = controlOf(idp)
const opened = (page: Page, at: string) => openEntraConsole(control, page, at)
test.beforeAll(() => idp.start())
test.afterAll(() => idp.stop())

const pages = [
  ...[
    'apps',
    'apps/gallery',
    'apps/new',
    'apps/app?notice=app-saved',
    'apps/app/properties',
    'apps/app/advanced-claims',
    'apps/app/assignments',
    'apps/app/assign',
  ],
  ...['apps/app/saml', 'apps/app/basic', 'apps/app/claims?preview=ada', 'apps/app/claims/1', 'apps/app/name-id'],
  ...['apps/app/group-claims/0', 'apps/app/certificates', 'apps/app/verification', 'apps/app/encryption'],
  ...['users', 'users/new', 'users/bob', 'users/ada/properties', 'users/ada/attributes', 'users/ada/groups', 'users/ada/apps'],
  ...['groups', 'groups/new'],
]
async function expectGood(page: Page, at: string): Promise<void> {
  const { violations } = await axeOn(page).analyze()
  expect(violations.map(({ id, nodes }) => `${at}: ${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
  expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth'), at).toBe(true)
}
for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`${colorScheme}, 360 px`, () => {
    test.use({ colorScheme, viewport: { width: 360, height: 740 } })
    test('axe finds nothing, and nothing is too wide', async ({ page }) => {
      test.setTimeout(120_000)
      const { open } = await opened(page, 'groups')
      for (const at of pages) {
        await open(at)
        await expectGood(page, at)
      }
      await open('groups')
      await page.getByRole('link', { name: 'Sales' }).click()
      await expectGood(page, 'a group')
      await page.getByRole('link', { name: 'Add members' }).click()
      await expectGood(page, 'add members')
      await open('apps/app/claims/1')
      await press(page, 'Manage transformation')
      await expectGood(page, 'a transformation')
      await page.getByLabel('Separator').fill('')
      await page.getByLabel('Parameter 1', { exact: true }).fill('')
      await press(page, 'Add')
      await expectGood(page, 'a form with a mistake')
    })
  })
}

test.describe('1440 px', () => {
  test.use({ viewport: { width: 1440, height: 900 } })
  test('buttons stand in one row, names of claims in one line, and long names of users leave their table in its place', async ({
    page,
  }) => {
    const { tenant, open } = await opened(page, 'apps/app/claims/1')
    const top = async (name: string) => (await page.getByText(name, { exact: true }).last().boundingBox())?.y ?? 0
    expect(Math.abs((await top('Cancel')) - (await top('Save')))).toBeLessThan(5)
    const statements = [{ name: 'workato_end_user_groups', expression: 'user.displayname' }]
    await control.call('PATCH', `/tenants/${tenant.id}/apps/app`, { statements })
    await open('apps/app/saml')
    const height = async (name: string) => (await page.locator('dt', { hasText: name }).boundingBox())?.height ?? 0
    expect(await height('workato_end_user_groups')).toBe(await height('surname'))
    await control.call('PATCH', `/tenants/${tenant.id}/people/bob`, {
      displayName: 'x'.repeat(256),
      userName: `${'x'.repeat(99)}@a`,
    })
    await open('users')
    const table = page.getByRole('group', { name: 'All users' })
    expect(await table.evaluate((each) => each.scrollWidth <= each.clientWidth)).toBe(true)
  })
})
