import type { Response } from 'express'
import { definePage, sendMessage } from '../server/pages.ts'
import type { Tenant } from '../tenants/tenant.ts'

const gatePage = definePage<Record<string, unknown>>(new URL('./templates/gate.hbs', import.meta.url))

/** Asks for the control token before anything of a tenant is shown. @param to the page below the tenant that was asked for */
export function showGate(response: Response, tenant: Tenant, error?: string, to = ''): void {
  gatePage(response, error === undefined ? 200 : 401, {
    title: 'Tenant console',
    vendor: tenant.profile,
    action: `${tenant.url}/console/enter`,
    error,
    to,
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

/** The page that the gate was in front of, below the tenant; '' for anything that is none of the inspector's. */
export const pageBehind = (to: unknown): string => (typeof to === 'string' && /^inspector(?:\/x\d{1,9})?$/.test(to) ? to : '')
