import type { Page } from '@playwright/test'
import { ada, type controlOf, tenantSpec } from './control.ts'

/** A tenant of Okta with an app that has a profile of its own, and its admin console in a browser. */

export const app = {
  name: 'My App',
  statements: [
    { name: 'workato_end_user_name', expression: 'user.displayName' },
    { name: 'Workato_Role', expression: 'workato_role' },
  ],
  attributes: [
    { variable: 'workato_role', title: 'Role', members: [{ title: 'Marketing', value: 'mktg_ops' }] },
    { variable: 'groups', title: 'Groups', list: true },
  ],
  assignments: [{ person: 'ada', values: { workato_role: 'other', groups: ['Sales', 'Support'] } }],
}
export const bob = { ...ada, id: 'bob', userName: 'bob@acme.example', displayName: 'Bob', verified: false, groups: ['Sales'] }

/** Opens a page of the console of a new tenant. @param at below the console's address */
export async function openOktaConsole(control: ReturnType<typeof controlOf>, page: Page, at: string) {
  const tenant = await control.createTenant(tenantSpec('okta', { people: [ada, bob] }, app))
  await page.goto(`${tenant.url}/?token=console-token`)
  await page.goto(`${tenant.url}/admin/${at}`)
  const appNow = async () => (await control.call('GET', `/tenants/${tenant.id}/apps/app`)).body
  return { tenant, appNow }
}
