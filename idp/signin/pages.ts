import type { Request, Response } from 'express'
import type { App } from '../directory/schema.ts'
import { type RefusalCode, type RefusalWords, refusalCodes } from '../profiles/profile.ts'
import { definePage, sendMessage } from '../server/pages.ts'
import type { PendingSignIn, Tenant } from '../tenants/tenant.ts'
import { writePostForm } from './post-form.ts'

const signInPage = definePage<Record<string, unknown>>(new URL('./templates/sign-in.hbs', import.meta.url))
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
  const step = tenant.profile.signIn.steps[pending.step]
  if (!step) throw new Error(`${tenant.profile.id} has no sign-in step ${pending.step}`)
  const people = tenant.signInAs && pending.step === 0 ? peopleToOffer(tenant) : []
  signInPage(response, error === undefined ? 200 : 401, {
    title: step.title,
    vendor: tenant.profile,
    appName: app.name,
    action: `${tenant.url}/login`,
    flow,
    error,
    userName: pending.personId === null ? null : tenant.directory.people.get(pending.personId)?.userName,
    people,
    step: {
      ...step,
      fields: step.fields.map((field) => ({ ...field, isPassword: field.value === 'password', typed: typed ?? '' })),
    },
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

/** A refusal in the vendor's words where it has some, in ours elsewhere; a status in the words wins. Returns what was said. */
export function showRefusal(
  response: Response,
  tenant: Tenant,
  refusal: { code: string; status: number; words: RefusalWords },
): string {
  const { status, title, heading, text, details } = refusal.words
  sendMessage(response, status ?? refusal.status, {
    title,
    heading,
    text,
    vendor: tenant.profile,
    code: refusal.code,
    ...(details ? { details } : {}),
  })
  return text
}

/** The vendor's words for this refusal; `fallback` is a sentence of ours. */
export function wordsFor(
  tenant: Tenant,
  code: string,
  facts: { app: App | null; userName?: string; issuer?: string; acsUrl?: string; wanted?: readonly string[]; fallback: string },
): RefusalWords {
  const { profile } = tenant
  const general: RefusalWords = {
    title: `${profile.title}: sign-in refused`,
    heading: 'This sign-in was refused',
    text: facts.fallback,
  }
  if (!hasVendorWords(code)) return general
  const words = profile.refusal(code, {
    appName: facts.app?.name ?? '',
    appId: facts.app?.id ?? '',
    userName: facts.userName ?? '',
    issuer: facts.issuer ?? '',
    acsUrl: facts.acsUrl ?? '',
    wanted: facts.wanted ?? [],
    at: tenant.now(),
    traceId: tenant.random.guid(),
    correlationId: tenant.random.guid(),
  })
  return words ?? general
}

const hasVendorWords = (code: string): code is RefusalCode => refusalCodes.some((each) => each === code)

// A few to click; more than that is a list nobody reads.
const peopleToOffer = (tenant: Tenant) =>
  [...tenant.directory.people.values()]
    .slice(0, 8)
    .map(({ id, displayName, userName }) => ({ id, label: displayName || userName }))

export const cookieName = 'firstlogin_idp'

/** The IdP's own session of this browser with this tenant, from its cookie. */
export function sessionId(request: Request): string {
  const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim().split('='))
  return pairs.find(([name]) => name === cookieName)?.[1] ?? ''
}
