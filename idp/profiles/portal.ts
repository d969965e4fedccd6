import type { Place } from './profile.ts'

/** The page of a person's apps at a vendor, in its words: where one starts without a request, and where a session ends. */
export interface Portal {
  addresses(tenant: Place['tenant']): PortalAddresses
  /** Of the page. */
  title(tenant: Place['tenant']): string
  /** What the bar on top names. */
  product(tenant: Place['tenant']): string
  /** The part of the portal that this page is, in a menu at the side or in tabs under the bar; missing: it has no other. */
  menu?: { at: 'side' | 'top'; label: string }
  /** An app is there for whom it is assigned to, and not for whoever else gets in. */
  assignedAlone?: true
  heading: string
  /** Over the apps, where that is not the heading. */
  section?: string
  /** What stands in the search box. */
  search: string
  signOut: string
  /** After signing out: the sign-in page again, or a page that says so. */
  signedOut: { to: 'sign-in' } | { to: 'page'; hint: string }
  /** What leads from a refusal to the person's apps. */
  back: string
}

/** Paths below the tenant's URL. */
interface PortalAddresses {
  portal: string
  /** Those of the sign-in page, which leads to the portal whom no app has sent. */
  signIn: readonly string[]
  signOut: string
}
