import type { Response } from 'express'
import type { DirectoryRefusal } from '../../directory/limits.ts'
import { definePage, definePartial, sendMessage } from '../../server/pages.ts'
import type { Tenant } from '../../tenants/tenant.ts'
import { adminUrl, type ConsolePage, type Section } from './page.ts'
import { chooseFile, livePreview } from './scripts.ts'

const template = (name: string): URL => new URL(`./templates/${name}.hbs`, import.meta.url)
for (const part of ['field', 'field-says', 'button', 'links', 'row-actions', 'table', 'preview', 'section'])
  definePartial(part, template(part))
const send = definePage<Record<string, unknown>>(template('page'))

/** What stands on every page of a vendor's console. */
export interface ConsoleFrame {
  /** What the vendor calls it, after the heading in a page's title. */
  title: string
  /** Where the vendor's pages have their menus. On a narrow screen every menu is above what it leads to. */
  menus: { areas: 'side' | 'top'; tabs: 'side' | 'top' }
  /** What may be said once on the page that follows something that was done, by the names in addresses; their own words are never shown. */
  notices?: Readonly<Record<string, string>>
  /** The places it leads to, in groups with or without a name; `path` is below the console's address. */
  areas: readonly { heading?: string; links: readonly { id: string; label: string; path: string }[] }[]
}

/** Sends a page of a console: the vendor's areas, the way to the page, what was just done, the page. @param said the name of a notice, as an address has it */
export function showPage(
  response: Response,
  tenant: Tenant,
  frame: ConsoleFrame,
  page: ConsolePage,
  { status = 200, said }: { status?: number; said?: string | undefined } = {},
): void {
  send(response, status, {
    title: `${page.heading} – ${frame.title}`,
    vendor: tenant.profile,
    tenant: { id: tenant.id, url: tenant.url },
    console: { title: frame.title, home: adminUrl(tenant, ''), menus: frame.menus },
    trail: trailTo(tenant, frame, page),
    areas: frame.areas.map(({ heading, links }) => ({
      heading,
      links: links.map(({ id, label, path }) => ({ label, href: adminUrl(tenant, path), current: id === page.area })),
    })),
    failed: status >= 400,
    notice: noticeOf(frame, said),
    scripts: scriptsOf(page),
    page: { ...page, sections: page.sections.map(withLegend) },
  })
}

/** Says what the mark of required fields means, where there are some. */
function withLegend(section: Section) {
  const hasRequired = section.form?.groups.some(({ fields }) => fields.some(({ required }) => required))
  return hasRequired ? { ...section, form: { ...section.form, hasRequired } } : section
}

function scriptsOf({ sections }: ConsolePage) {
  const groups = sections.flatMap(({ form }) => form?.groups ?? [])
  const takesFile = groups.some(({ fields }) => fields.some(({ holds }) => holds !== undefined))
  return [...(groups.some(({ preview }) => preview) ? [livePreview] : []), ...(takesFile ? [chooseFile] : [])]
}

/** The list that a page belongs to, where the page is not that list. */
function trailTo(tenant: Tenant, { areas }: ConsoleFrame, { area, heading }: ConsolePage) {
  const own = areas.flatMap(({ links }) => links).find(({ id }) => id === area)
  return own && own.label !== heading ? { label: own.label, href: adminUrl(tenant, own.path), heading } : null
}

/** What a vendor's console says under this name; null where it has no such words. */
export const noticeOf = ({ notices = {} }: Pick<ConsoleFrame, 'notices'>, said: string | undefined): string | null =>
  said !== undefined && Object.hasOwn(notices, said) ? (notices[said] ?? null) : null

/** Makes the paths of pages that say one of a console's notices once, as `noticeOf` reads it. */
export const sayingOf =
  <Words extends Readonly<Record<string, string>>>(_notices: Words) =>
  (path: string, notice: keyof Words & string): string =>
    `${path}?notice=${notice}`

/** The page for an address that names nothing, or nothing any more. */
export function nothingHere(response: Response, tenant: Tenant): void {
  sendMessage(response, 404, {
    title: 'Not found',
    heading: 'There is nothing at this address',
    text: 'The app, person or attribute may have been removed.',
    vendor: tenant.profile,
    code: 'not-found',
  })
}

/** The page that says why nothing was saved, where it is no matter of a field. */
export function notTaken(response: Response, tenant: Tenant, { code, message }: DirectoryRefusal): void {
  sendMessage(response, 422, {
    title: 'Not saved',
    heading: 'Nothing was saved',
    text: `Reason: ${message}.`,
    vendor: tenant.profile,
    code,
    next: [{ label: 'Admin', href: adminUrl(tenant, '') }],
  })
}
