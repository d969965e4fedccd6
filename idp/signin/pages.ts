import type { Response } from 'express'
import type { App, Person } from '../directory/schema.ts'
import { type RefusalCode, type RefusalFacts, type RefusalWords, refusalCodes, unreadable } from '../profiles/profile.ts'
import { definePage, definePartial, sendMessage } from '../server/pages.ts'
import { type PendingSignIn, place, type Tenant } from '../tenants/tenant.ts'
import { writePostForm } from './post-form.ts'
import { currentStep } from './steps.ts'

definePartial('sign-in-as', new URL('./templates/sign-in-as.hbs', import.meta.url))
const signInPage = definePage<Record<string, unknown>>(new URL('./templates/sign-in.hbs', import.meta.url))
const accountsPage = definePage<Record<string, unknown>>(new URL('./templates/accounts.hbs', import.meta.url))
const continuePage = definePage<Record<string, unknown>>(new URL('./templates/continue.hbs', import.meta.url))

interface SignInView {
  flow: string
  pending: PendingSignIn
  app: App
  error?: string
  /** What was typed into the name field, to be shown again. */
  typed?: string
}

/** The page of the step that the sign-in stands at. */
export function showStep(response: Response, tenant: Tenant, { flow, pending, app, error, typed }: SignInView): void {
  const step = currentStep(tenant, pending)
  if (!step) throw new Error(`${tenant.profile.id} has no sign-in step ${pending.step}`)
  const named = typed ?? pending.suggested ?? ''
  signInPage(response, error === undefined ? 200 : 401, {
    title: step.title,
    ...frameOf(tenant, flow, app),
    error,
    userName: pending.personId === null ? null : tenant.directory.people.get(pending.personId)?.userName,
    people: pending.step === 0 ? peopleToOffer(tenant) : [],
    step: {
      ...step,
      fields: step.fields.map((field) => ({
        ...field,
        isPassword: field.value === 'password',
        isCode: field.value === 'code',
        typed: named,
      })),
      checkbox: step.checkbox && { ...step.checkbox, isTicked: pending.remembers },
    },
  })
}

const frameOf = (tenant: Tenant, flow: string, app: App) => ({
  vendor: tenant.profile,
  appName: app.name,
  action: `${tenant.url}/login`,
  flow,
})

/** The accounts that have signed in with this browser. @param signedInId who still is */
export function showAccounts(
  response: Response,
  tenant: Tenant,
  { flow, pending, app }: SignInView,
  people: readonly Person[],
  signedInId: string | undefined,
): void {
  const { remembers } = tenant.profile.signIn
  if (remembers.how !== 'list') throw new Error(`${tenant.profile.id} has no list of accounts`)
  const { forget, signedIn, signedOut } = remembers
  accountsPage(response, 200, {
    ...remembers,
    ...frameOf(tenant, flow, app),
    accounts: people.map(({ id, displayName, userName }) => ({
      name: displayName || userName,
      userName,
      state: id === signedInId ? signedIn : signedOut,
    })),
    isForgetting: pending.list === 'forgetting',
    forgets: !('shows' in forget) || pending.list === 'forgetting',
    people: peopleToOffer(tenant),
  })
}

/** The page that posts the Response to the SP. */
export function showContinue(
  response: Response,
  tenant: Tenant,
  app: App,
  sent: { base64: string; relayState: string | null; acsUrl: string },
  words = tenant.profile.signIn.continuing(app.name),
): void {
  const { form } = tenant.profile.signIn
  const relayState = sent.relayState ?? (form.emptyRelayState ? '' : null)
  const fields: [string, string][] = [['SAMLResponse', sent.base64], ...relayStateField(relayState)]
  const written = writePostForm(form, { action: sent.acsUrl, fields, button: words.button })
  continuePage(response, 200, { ...words, vendor: tenant.profile, submits: true, form: written })
}

const relayStateField = (value: string | null): [string, string][] => (value === null ? [] : [['RelayState', value]])

/**
 * A refusal in the vendor's words where it has some, in ours elsewhere; a status in the words wins. Returns what was said.
 * @param refusal `why` is the reason in our words: the ribbon has it where the page does not
 */
export function showRefusal(
  response: Response,
  tenant: Tenant,
  refusal: { code: string; status: number; words: RefusalWords; why: string },
): string {
  const { status, title, heading, text, details } = refusal.words
  sendMessage(response, status ?? refusal.status, {
    title,
    heading,
    text,
    vendor: tenant.profile,
    code: refusal.code,
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

// A few to click; more than that is a list nobody reads.
const peopleToOffer = ({ signInAs, directory }: Tenant) =>
  signInAs
    ? [...directory.people.values()].slice(0, 8).map(({ id, displayName, userName }) => ({ id, label: displayName || userName }))
    : []
