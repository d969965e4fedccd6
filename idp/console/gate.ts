import type { Response } from 'express'
import { definePage, sendMessage } from '../server/pages.ts'
import type { Tenant } from '../tenants/tenant.ts'

const gatePage = definePage<Record<string, unknown>>(new URL('./templates/gate.hbs', import.meta.url))

/** Asks for the control token before anything of a tenant is shown. */
export function showGate(response: Response, tenant: Tenant, error?: string): void {
  gatePage(response, error === undefined ? 200 : 401, {
    title: 'Tenant console',
    vendor: tenant.profile,
    action: `${tenant.url}/console/enter`,
    error,
  })
}

export function refuseForeignForm(response: Response): void {
  const text = 'Edits are taken from the pages of this console only.'
  sendMessage(response, 403, {
    title: 'Refused',
    heading: 'This form came from another page',
    text,
    vendor: null,
    code: 'foreign-form',
  })
}
