import type { Page } from '@playwright/test'
import { ada, type controlOf, sp, tenantSpec } from './control.ts'

/** A tenant of Entra ID with something of everything, and its admin console in a browser. */

export const app = {
  name: 'My App',
  recipient: 'https://r.example/',
  nameId: { format: 'emailAddress' as const, source: 'user.userprincipalname' },
  acsUrls: [{ url: 'https://second.example/acs', index: 2 }],
  statements: [
    { name: 'full', expression: 'user.displayname', nameFormat: 'uri' as const },
    {
      name: 'https://app.example/claims/role',
      expression: 'Join (user.givenname, "-", user.surname)',
      conditions: [{ users: 'any' as const, groups: ['Sales'], source: '"Sales role"' }],
    },
    { name: 'wrong', expression: 'user.typo' },
  ],
  groupStatements: [{ name: 'teams', as: 'name' as const, assigned: true as const, nameFormat: 'uri' as const }],
  profileAttributes: ['kept'],
  access: { groups: ['Sales'] },
  assignments: [{ person: 'ada', values: { kept: 'x' } }],
}
export const adasAttributes = { role: 'Analyst', several: ['a', 'b'], none: '', unset: null, employeeid: '7' }
export const people = [
  {
    ...ada,
    timeZone: 'Europe/Berlin',
    groups: ['Sales', 'Leads'],
    attributes: adasAttributes,
  },
  { ...ada, id: 'bob', userName: 'bob@acme.example', displayName: 'Bob', verified: false, status: 'locked' as const },
]

/** The app as the control API shows it. */
export const saved = { ...app, id: 'app', acsUrl: sp.acsUrl, audience: sp.issuer }

/** Opens a page of the console of a new tenant. @param at below the console's address */
export async function openEntraConsole(control: ReturnType<typeof controlOf>, page: Page, at: string) {
  const tenant = await control.createTenant(tenantSpec('entra-id', { people, groups: [{ name: 'Finance' }] }, app))
  await page.goto(`${tenant.url}/?token=console-token`)
  const open = (path: string) => page.goto(`${tenant.url}/admin/${path}`)
  await open(at)
  const read = async (path: string) => (await control.call('GET', `/tenants/${tenant.id}${path}`)).body
  return { tenant, open, appNow: () => read('/apps/app'), personNow: (id: string) => read(`/people/${id}`) }
}

export const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
export const fill = (page: Page, label: string, value: string) => page.getByLabel(label, { exact: true }).fill(value)
