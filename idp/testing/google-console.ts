import type { Page } from '@playwright/test'
import { ada, type controlOf, tenantSpec } from './control.ts'

/** A customer of Google for tests of its console, with something of everything. */

export const app = {
  name: 'My App',
  description: 'Where automations are made',
  recipient: 'https://kept.example/',
  statements: [
    { name: 'email', expression: 'primaryEmail', nameFormat: 'uri' as const },
    { name: 'workato_role', expression: 'SSO > workato_role' },
    { name: 'wrong', expression: 'SSO > typo' },
  ],
  groupStatements: [
    { name: 'groups', only: ['Sales', 'Finance'] },
    { name: 'further', only: ['Leads'] },
  ],
  signs: ['assertion' as const],
  access: { groups: ['Leads'] },
  assignments: [],
}
export const eve = {
  ...ada,
  groups: ['Sales'],
  title: 'Countess',
  locale: 'en',
  attributes: { workato_role: 'Analyst', teams: ['a', 'b'], badge: '7' },
}
export const bob = {
  ...ada,
  id: 'bob',
  userName: 'bob',
  email: 'bob@acme.example',
  firstName: 'Bob',
  lastName: 'Kahn',
  displayName: 'Bobby',
  verified: false,
  status: 'suspended' as const,
  orgUnit: '/Sales/EMEA',
}
export const customCategories = [{ name: 'SSO', fields: [{ name: 'workato_role' }, { name: 'teams', list: true }] }]
const groups = [{ name: 'Finance' }, { name: 'Leads' }]

/** A page of the console of a new tenant, and how the data of that is read. */
export async function openedConsole(page: Page, control: ReturnType<typeof controlOf>, at: string) {
  const spec = { people: [eve, bob], groups, customCategories }
  const tenant = await control.createTenant(tenantSpec('google-workspace', spec, app))
  await page.goto(`${tenant.url}/?token=console-token`)
  await page.goto(`${tenant.url}/admin/${at}`)
  const read = async (path: string) => (await control.call('GET', `/tenants/${tenant.id}/${path}`)).body
  return { tenant, appNow: () => read('apps/app'), personNow: (id: string) => read(`people/${id}`), specNow: () => read('spec') }
}
export const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
export const field = (page: Page, label: string) => page.getByLabel(label, { exact: true })
/** How a group, a category or a field is called in addresses. */
export const key = (name: string) => Buffer.from(name).toString('base64url')
