import type { Tenant } from '../../tenants/tenant.ts'
import type { Field } from './fields.ts'

/** What pages of admin consoles are made of. A console puts these parts in its vendor's order, with its vendor's words. */

interface Link {
  label: string
  href: string
  /** For those who do not see what it stands beside. */
  name?: string
}

export interface Button {
  label: string
  /** What is posted as `go`. */
  go?: string
  /** It does not save: beside what it is for, and whatever is missing in the form. */
  quiet?: boolean
  name?: string
}

export interface Row {
  /** `long`: broken anywhere, where it would make the table too wide. */
  cells: { text?: string; href?: string; code?: boolean; long?: boolean; warnings?: string[] }[]
  links?: Link[]
  /** A form that is only a button. */
  posts?: { action: string; label: string; name: string }[]
}

interface Table {
  caption: string
  columns: string[]
  rows: Row[]
  empty: string
}

export interface FieldGroup {
  legend?: string
  hint?: string
  error?: string | undefined
  /** `grid`: as many fields in a row as have room; `pairs`: two. */
  grid?: boolean | 'pairs'
  fields: Field[]
  /** What the form comes to for somebody, below the fields; one form of a page may have it. */
  preview?: { text: string; table?: Table }
  /** Below the fields, for what is about them alone. */
  buttons?: Button[]
}

export interface Form {
  action: string
  /** A question that changes nothing is asked by `get`; default: `post`. */
  method?: 'get'
  hidden: { name: string; value: string }[]
  groups: FieldGroup[]
  buttons: Button[]
  /** What Enter presses where groups have buttons, which stand before the form's own. */
  enter?: Button
  cancel?: string
}

/** A part of a page: what is known, a list, or a form. */
export interface Section {
  heading?: string
  text?: string
  warnings?: string[]
  links?: Link[]
  facts?: { name: string; value: string; href?: string; code?: boolean; block?: boolean }[]
  table?: Table
  form?: Form
}

export interface ConsolePage {
  heading: string
  /** Under the heading. */
  text?: string
  /** The id of the area of the console that it belongs to. */
  area: string
  tabs?: (Link & { current: boolean })[]
  /** Each section is a card of its own, as on pages that are summed up before one part of them is edited. */
  cards?: boolean
  sections: Section[]
}

/** What comes of a form: where it leads, a page, or null when there is no such thing. */
export type Answer = string | { page: ConsolePage; status: number } | null

/** What a link downloads. */
export interface Download {
  fileName: string
  type: string
  content: string | Buffer
}

export const shown = (page: ConsolePage): Answer => ({ page, status: 200 })

/** The same page with complaints; nothing was saved. */
export const wrong = (page: ConsolePage): Answer => ({ page, status: 422 })

/** The address of a page of the admin console. */
export const adminUrl = (tenant: Tenant, path: string): string => `${tenant.url}/admin/${path}`
