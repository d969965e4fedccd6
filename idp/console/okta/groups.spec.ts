import { expect, test } from '@playwright/test'
import { createIdp } from '../../index.ts'
import { ada, controlOf, sp, tenantSpec } from '../../testing/control.ts'
import { press } from '../../testing/walk.ts'

const idp = createIdp({ controlToken: 'console-token' })
const control = controlOf(idp)
test.beforeAll(() => idp.start())
test.afterAll(() => idp.stop())

test('an app is assigned to a group: its members get in as long as they are in it and it is assigned', async ({ page }) => {
  const bob = { ...ada, id: 'bob', userName: 'bob@acme.example', displayName: 'Bob', groups: ['Sales'] }
  const tenant = await control.createTenant(tenantSpec('okta', { people: [ada, bob] }))
  const { initiateUrl = '' } = tenant.apps[0] ?? {}
  const appNow = async () => (await control.call('GET', `/tenants/${tenant.id}/apps/app`)).body
  await page.route(sp.acsUrl, (route) => route.fulfill({ body: 'signed in' }))
  const enterAs = async (name: string) => {
    await page.goto(`${tenant.url}/sign-out`)
    await page.goto(initiateUrl)
    await press(page, `Sign in as ${name}`)
  }
  await enterAs('Bob')
  await expect(page.getByText('signed in')).toHaveCount(0)

  await page.goto(`${tenant.url}/?token=console-token`)
  await page.goto(`${tenant.url}/admin/apps/app/assignments`)
  await press(page, 'Assign')
  await press(page, 'Assign to Groups')
  await press(page, 'Assign Sales')
  await expect(page.getByRole('status')).toHaveText('The group is assigned: its members get in.')
  await expect(page.getByRole('row', { name: 'Sales Assigned' })).toBeVisible()
  await press(page, 'Done')
  await expect(page.getByRole('row', { name: /^Bob Group/ })).toBeVisible()
  await expect(page.getByRole('row', { name: /^Ada Lovelace Individual/ })).toBeVisible()
  expect(await appNow()).toMatchObject({ access: { groups: ['Sales'] }, assignments: [{ person: 'ada' }] })
  await enterAs('Bob')
  await expect(page.getByText('signed in')).toBeVisible()

  await page.goto(`${tenant.url}/admin/apps/app/assignments`)
  await press(page, 'Remove Sales from Test SP')
  await expect(page.getByRole('status')).toHaveText('The group is removed from the app.')
  expect(await appNow()).toMatchObject({ access: { groups: [] } })
  await enterAs('Bob')
  await expect(page.getByText('signed in')).toHaveCount(0)
})

test('the built-in group Everyone is assigned as any other, and then everybody has the app', async ({ page }) => {
  const bob = { ...ada, id: 'bob', userName: 'bob@acme.example', displayName: 'Bob' }
  const tenant = await control.createTenant(tenantSpec('okta', { people: [ada, bob] }))
  const appNow = async () => (await control.call('GET', `/tenants/${tenant.id}/apps/app`)).body
  await page.goto(`${tenant.url}/?token=console-token`)
  await page.goto(`${tenant.url}/admin/apps/app/assign-groups`)
  await press(page, 'Assign Everyone')
  await expect(page.getByRole('row', { name: 'Everyone Assigned' })).toBeVisible()
  await press(page, 'Done')
  await expect(page.getByRole('row', { name: /^Bob Group/ })).toBeVisible()
  expect(await appNow()).toMatchObject({ access: { everyone: true } })
  await press(page, 'Remove Everyone from Test SP')
  await expect(page.getByRole('row', { name: /^Bob/ })).toHaveCount(0)
  expect(await appNow()).toMatchObject({ access: {} })
})

test('a group that is gone, or was never assigned, is nothing to assign or remove', async ({ page }) => {
  const tenant = await control.createTenant(tenantSpec('okta', { groups: [{ name: 'Sales' }] }))
  await page.goto(`${tenant.url}/?token=console-token`)
  const post = async (path: string) => {
    const key = Buffer.from(path.endsWith('!') ? 'Nobody' : 'Sales').toString('base64url')
    const answer = await page.request.post(`${tenant.url}/admin/apps/app/${path.replace('!', '')}/${key}`, { maxRedirects: 0 })
    return answer.status()
  }
  expect([await post('assign-group!'), await post('unassign-group'), await post('assign-group')]).toEqual([404, 404, 303])
})
