import type { Response } from 'express'
import type { App } from '../directory/schema.ts'
import { type RefusalCode, type RefusalFacts, type RefusalWords, refusalCodes, unreadable } from '../profiles/refusal.ts'
import { sendMessage } from '../server/pages.ts'
import { place, type Tenant } from '../tenants/tenant.ts'
import { portalUrl, wayOn } from './way-on.ts'

/**
 * A refusal in the vendor's words where it has some, in ours elsewhere; a status in the words wins. Returns what was said.
 * @param refusal `why` is the reason in our words: the ribbon has it where the page does not; `flow`: a sign-in for the same app that
 * somebody else may go on with
 */
export function showRefusal(
  response: Response,
  tenant: Tenant,
  refusal: { code: string; status: number; words: RefusalWords; why: string; flow?: string },
): string {
  const { status, title, heading, text, details } = refusal.words
  sendMessage(response, status ?? refusal.status, {
    title,
    heading,
    text,
    vendor: tenant.profile,
    code: refusal.code,
    ...wayOn(tenant, refusal.code, refusal.flow ?? null),
    ...(text === refusal.why ? {} : { why: refusal.why }),
    ...(details ? { details } : {}),
  })
  return text
}

type Known = { app: App | null } & Partial<Pick<RefusalFacts, 'userName' | 'issuer' | 'acsUrl' | 'nameIdFormat' | 'wanted'>>

/** The vendor's words for this refusal; `fallback` is a sentence of ours. */
export const wordsFor = (tenant: Tenant, code: string, { fallback, ...known }: Known & { fallback: string }): RefusalWords =>
  vendorWords(tenant, code, known) ?? {
    title: `${tenant.profile.title}: sign-in refused`,
    heading: 'This sign-in was refused',
    text: fallback,
  }

/** The same; undefined where it has none. */
export function vendorWords(tenant: Tenant, code: string, { app, ...known }: Known): RefusalWords | undefined {
  const told = unreadable.includes(code) ? 'request-not-understood' : code
  if (!hasVendorWords(told)) return undefined
  const { profile, random } = tenant
  return profile.refusal(told, {
    tenantId: tenant.id,
    place: app && place(tenant, app),
    appName: app?.name ?? '',
    userName: known.userName ?? '',
    issuer: known.issuer ?? '',
    acsUrl: known.acsUrl ?? '',
    nameIdFormat: known.nameIdFormat ?? '',
    wanted: known.wanted ?? [],
    at: tenant.now(),
    traceId: random.guid(),
    correlationId: random.guid(),
  })
}

const hasVendorWords = (code: string): code is RefusalCode => refusalCodes.some((each) => each === code)

/** A page of a sign-in that is over, or was never begun. */
export function showExpired(response: Response, tenant: Tenant): void {
  sendMessage(response, 400, {
    title: 'Sign-in expired',
    heading: 'This sign-in has expired',
    text: 'Go back to the app that you came from and start again.',
    vendor: tenant.profile,
    code: 'sign-in-expired',
    next: [{ label: tenant.profile.portal.back, href: portalUrl(tenant) }],
  })
}
