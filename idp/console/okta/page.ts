import type { Response } from 'express'
import { definePage, definePartial } from '../../server/pages.ts'
import type { Tenant } from '../../tenants/tenant.ts'
import type { Field } from '../fields.ts'

definePartial('field-says', new URL('../templates/field-says.hbs', import.meta.url))
definePartial('okta-row-actions', new URL('./templates/row-actions.hbs', import.meta.url))
definePartial('okta-button', new URL('./templates/button.hbs', import.meta.url))
definePartial('okta-section', new URL('./templates/section.hbs', import.meta.url))
definePartial('field', new URL('../templates/field.hbs', import.meta.url))
const send = definePage<Record<string, unknown>>(new URL('./templates/page.hbs', import.meta.url))

export interface Link {
  label: string
  href: string
  /** For those who do not see what it stands beside. */
  name?: string
}

export interface Button {
  label: string
  /** What is posted as `go`. */
  go?: string
  quiet?: boolean
  name?: string
}

export interface Row {
  cells: { text?: string; href?: string; code?: boolean; warnings?: string[] }[]
  links?: Link[]
  /** A form that is only a button. */
  posts?: { action: string; label: string; name: string }[]
}

export interface Form {
  action: string
  hidden: { name: string; value: string }[]
  groups: { legend?: string; hint?: string; error?: string | undefined; grid?: boolean; fields: Field[] }[]
  buttons: Button[]
  cancel?: string
}

/** A part of a page: what is known, a list, or a form. */
export interface Section {
  heading?: string
  text?: string
  warnings?: string[]
  links?: Link[]
  facts?: { name: string; value: string; href?: string; code?: boolean; block?: boolean }[]
  table?: { caption: string; columns: string[]; rows: Row[]; empty: string }
  form?: Form
}

export interface ConsolePage {
  heading: string
  /** Under the heading. */
  text?: string
  area: 'apps' | 'people' | 'profiles'
  tabs?: (Link & { current: boolean })[]
  sections: Section[]
}

/** What comes of a form: where it leads, a page, or null when there is no such thing. */
export type Answer = string | { page: ConsolePage; status: number } | null

export const shown = (page: ConsolePage): Answer => ({ page, status: 200 })

/** The same page with complaints; nothing was saved. */
export const wrong = (page: ConsolePage): Answer => ({ page, status: 422 })

/** The address of a page of the admin console. */
export const adminUrl = (tenant: Tenant, path: string): string => `${tenant.url}/admin/${path}`

/** Sends a page of the console in Okta's structure and words: areas at the top, then the page. */
export function showPage(response: Response, tenant: Tenant, page: ConsolePage, status = 200): void {
  const area = (id: ConsolePage['area'], label: string) => ({
    label,
    href: adminUrl(tenant, id),
    current: id === page.area,
  })
  send(response, status, {
    title: `${page.heading} – Okta`,
    vendor: tenant.profile,
    tenant: { id: tenant.id, url: tenant.url },
    applications: [area('apps', 'Applications')],
    directory: [area('people', 'People'), area('profiles', 'Profile Editor')],
    failed: status >= 400,
    page,
  })
}
