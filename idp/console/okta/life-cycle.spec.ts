import { expect, test } from '@playwright/test'
import { createIdp } from '../../index.ts'
import { ada, controlOf, tenantSpec } from '../../testing/control.ts'
import { fact, press } from '../../testing/walk.ts'

const idp = createIdp({ controlToken: 'console-token' })
const control = controlOf(idp)
test.beforeAll(() => idp.start())
test.afterAll(() => idp.stop())

test('a person is suspended and unsuspended, and one who is locked out is unlocked', async ({ page }) => {
  const bob = { ...ada, id: 'bob', userName: 'bob@acme.example', displayName: 'Bob', status: 'locked' as const }
  const tenant = await control.createTenant(tenantSpec('okta', { people: [ada, bob] }))
  const statuses = async () => {
    const { body } = await control.call('GET', `/tenants/${tenant.id}/spec`)
    return Object(body).people.map(({ status = 'active' }) => status)
  }
  await page.goto(`${tenant.url}/?token=console-token`)
  await page.goto(`${tenant.url}/admin/people/ada`)
  await press(page, 'Suspend Ada Lovelace')
  await expect(page.getByRole('status')).toHaveText('The person is suspended and cannot sign in.')
  await expect(fact(page, 'Status')).toHaveText('Suspended')
  expect(await statuses()).toEqual(['suspended', 'locked'])
  await press(page, 'Unsuspend Ada Lovelace')
  await page.goto(`${tenant.url}/admin/people/bob`)
  await press(page, 'Unlock Bob')
  await expect(fact(page, 'Status')).toHaveText('Active')
  expect(await statuses()).toEqual(['active', 'active'])
})

test('an app is counted with the people of its groups, and deleted after a question', async ({ page }) => {
  const bob = { ...ada, id: 'bob', userName: 'bob@acme.example', displayName: 'Bob', groups: ['Sales'] }
  const tenant = await control.createTenant(tenantSpec('okta', { people: [ada, bob] }, { access: { groups: ['Sales'] } }))
  await page.goto(`${tenant.url}/?token=console-token`)
  await page.goto(`${tenant.url}/admin/apps`)
  await expect(page.getByRole('row', { name: 'Test SP SAML 2.0 2' })).toBeVisible()
  await press(page, 'Test SP')
  await press(page, 'Delete Test SP')
  expect(Object((await control.call('GET', `/tenants/${tenant.id}/spec`)).body).apps).toHaveLength(1)
  await press(page, 'Delete Application')
  await expect(page.getByRole('status')).toHaveText('The app is deleted.')
  expect(Object((await control.call('GET', `/tenants/${tenant.id}/spec`)).body).apps).toEqual([])
})

test('a list with choices takes no other value, which is said beside it', async ({ page }) => {
  const attributes = [{ variable: 'teams', title: 'Teams', list: true, members: [{ title: 'Red', value: 'red' }] }]
  const tenant = await control.createTenant(tenantSpec('okta', {}, { attributes }))
  await page.goto(`${tenant.url}/?token=console-token`)
  for (const at of ['people/ada', 'apps/app/assign/ada']) {
    await page.goto(`${tenant.url}/admin/${at}`)
    await page.getByLabel('Teams').fill('red\nblue')
    await press(page, at.startsWith('people') ? 'Save Test SP profile' : 'Save and Go Back')
    await expect(page.locator('#f-teams-error')).toHaveText("Teams has 'blue', which is none of the choices")
    await expect(page.getByLabel('Teams')).toHaveValue('red\nblue')
  }
})
