import { own } from '../directory/own.ts'
import type { MessageLink } from '../server/pages.ts'
import type { Tenant } from '../tenants/tenant.ts'

/** Refusals of somebody, and not of what a service has asked; `isOut`: no app is open to this account. */
const personal: Readonly<Record<string, { isOut: boolean }>> = {
  'not-assigned': { isOut: false },
  'nameid-empty': { isOut: false },
  'not-verified': { isOut: true },
  suspended: { isOut: true },
  locked: { isOut: true },
}

const advices: Readonly<Record<string, string>> = {
  'not-assigned': 'Another account of yours may have it. If not, ask your administrator for access.',
  'nameid-empty': 'An administrator has to fill in what the NameID is made from, or choose another source for it.',
  'not-verified': 'Finish the activation first, or ask your administrator to send you a new link.',
  suspended: 'An administrator has to activate the account again.',
  locked: 'An administrator can unlock the account.',
  'issuer-unknown': 'For whoever sets up the app: its audience has to be the name that the service gives as Issuer.',
  'acs-not-allowed': 'For whoever sets up the app: the address that the service asks for has to be one of the app.',
  'request-unsigned': 'Open the app at its own sign-in page. If you came from there: the service has to sign its requests.',
  'authn-context': 'For whoever sets up the service: it asks for a way of signing in that is not to be had here.',
  'not-set-up': 'An administrator has to finish the set-up of the app first.',
  'not-found': 'Check the address, or begin at the page of your apps.',
  'mutation-impossible': 'Nothing was sent. Arm another mutation, or sign in again without one.',
}
const general = 'Go back to the app and start again. If that does not help, what the app sends is at fault.'

/** What can be done about a refusal with this code. */
export const adviceFor = (code: string): string => own(advices, code) ?? general

/** Whether a refusal with this code is of somebody, and not of what a service has asked. */
export const isPersonal = (code: string): boolean => own(personal, code) !== undefined

/** The address of the page of a person's apps. */
export const portalUrl = ({ url, id, profile }: Pick<Tenant, 'url' | 'id' | 'profile'>): string =>
  `${url}${profile.portal.addresses({ id, url }).portal}`

/**
 * What somebody can do who is told no: a sentence, and links that lead on. Pure.
 * @param code of the refusal
 * @param flow a sign-in for the same, where another account can be tried; null: there is none
 */
export function wayOn(
  tenant: Pick<Tenant, 'url' | 'id' | 'profile'>,
  code: string,
  flow: string | null,
): { advice: string; next: MessageLink[] } {
  const another = { label: 'Sign in with another account', href: `${tenant.url}/login?flow=${flow}` }
  const apps = { label: tenant.profile.portal.back, href: portalUrl(tenant) }
  const person = own(personal, code)
  return {
    advice: adviceFor(code),
    next: [...(flow !== null && person ? [another] : []), ...(person?.isOut ? [] : [apps])],
  }
}
