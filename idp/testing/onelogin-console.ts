import type { Page } from '@playwright/test'
import { ada, type controlOf, tenantSpec } from './control.ts'

/** A tenant of OneLogin for tests of its console, with something of everything. */

export const app = {
  name: 'My App',
  description: 'Where automations are made',
  recipient: 'https://r.example/',
  destination: 'https://d.example/',
  useAcsForRecipientAndDestination: false,
  acsValidator: '^https://',
  nameId: { format: 'emailAddress' as const, source: 'Email' },
  statements: [
    { name: 'full', expression: 'Name', nameFormat: 'uri' as const },
    {
      name: 'workato_role',
      expression: 'appuser.workato_role',
      rules: [
        { if: [{ field: 'User Roles', is: 'equal' as const, value: 'Sales' }], to: 'Analyst' },
        { if: [], each: { of: 'role' as const, matching: '^jit-' } },
      ],
    },
    { name: 'wrong', expression: '{typo}' },
  ],
  groupStatements: [
    { name: 'teams', multiValue: true, filter: { type: 'regex' as const, value: '^S' }, nameFormat: 'uri' as const },
  ],
  access: { groups: ['Leads'] },
  profileAttributes: ['kept'],
  assignments: [{ person: 'ada', values: { kept: 'x' } }],
}
export const eve = {
  ...ada,
  groups: ['Sales', 'jit-Admin'],
  title: 'Countess',
  timeZone: 'Europe/London',
  attributes: { workato_role: 'Operator', several: ['a', 'b'], none: '', unset: null },
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
  status: 'locked' as const,
}

/** A page of the console of a new tenant, and how the data of that is read. */
export async function openedConsole(page: Page, control: ReturnType<typeof controlOf>, at: string) {
  const spec = { people: [eve, bob], groups: [{ name: 'Leads' }] }
  const tenant = await control.createTenant(tenantSpec('onelogin', spec, app))
  await page.goto(`${tenant.url}/?token=console-token`)
  const open = (path: string) => page.goto(`${tenant.url}/admin/${path}`)
  await open(at)
  const read = async (path: string) => (await control.call('GET', `/tenants/${tenant.id}/${path}`)).body
  return {
    tenant,
    open,
    appNow: () => read('apps/app'),
    personNow: (id: string) => read(`people/${id}`),
    specNow: () => read('spec'),
  }
}
/** How a role or a field is called in addresses. */
export const key = (name: string) => Buffer.from(name).toString('base64url')
