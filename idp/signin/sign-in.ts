import { randomBytes } from 'node:crypto'
import type { Request, Response } from 'express'
import type { App, Person } from '../directory/schema.ts'
import { MutationImpossible } from '../mutations/mutation.ts'
import type { Served } from '../profiles/requests.ts'
import type { AuthnRequest } from '../saml/authn-request.ts'
import { sendMessage } from '../server/pages.ts'
import type { PendingSignIn, Tenant } from '../tenants/tenant.ts'
import { decline, declinePassive } from './decline.ts'
import { issueResponse } from './issue.ts'
import { cookieName, sessionId, showContinue, showRefusal, showStep, wordsFor } from './pages.ts'

/** What someone has come for: an app, perhaps with a request to answer. */
export interface Errand {
  app: App
  request: AuthnRequest | null
  relayState: string | null
  /** Where the answer goes, and what of the request is obeyed. */
  served: Served
}

/** Goes straight on when this browser is signed in already and nobody wants that proven anew (SAML Core 3.4.1, ForceAuthn), else shows the first page. */
export async function beginSignIn(tenant: Tenant, errand: Errand, request: Request, response: Response): Promise<void> {
  const now = tenant.now()
  const session = tenant.sessions.get(sessionId(request), now)
  const person = session && tenant.directory.people.get(session.personId)
  const { app, request: asked } = errand
  const isForced = (asked?.forceAuthn ?? false) && (app.honorForceAuthn ?? true)
  if (session && person && !isForced) return finish(tenant, errand, person, session.signedInAt, response)
  if (asked?.isPassive) return declinePassive(tenant, { ...errand, request: asked }, errand.served, response)
  const flow = randomBytes(16).toString('hex')
  const pending: PendingSignIn = {
    appId: app.id,
    request: asked,
    relayState: errand.relayState,
    served: errand.served,
    step: 0,
    personId: null,
    keeps: false,
  }
  tenant.pending.set(flow, pending, now)
  showStep(response, tenant, { flow, pending, app })
}

/** One submitted page: the next page, a message on the same page, or the end of the sign-in. */
export async function continueSignIn(tenant: Tenant, fields: Record<string, unknown>, response: Response): Promise<void> {
  const flow = String(fields.flow ?? '')
  const pending = tenant.pending.get(flow, tenant.now())
  const app = pending && tenant.directory.apps.get(pending.appId)
  if (!pending || !app) return showExpired(response, tenant)
  const errand = { app, request: pending.request, relayState: pending.relayState, served: pending.served }
  const chosen = tenant.signInAs && typeof fields.as === 'string' ? tenant.directory.people.get(fields.as) : undefined
  if (chosen) return complete(tenant, flow, errand, chosen, response, asksToStay(tenant, fields))

  const answer = readStep(tenant, pending, fields)
  if ('error' in answer) return showStep(response, tenant, { flow, pending, app, ...answer })
  const barred = barredBy(answer.person)
  if (barred && asksPassword(tenant, pending)) {
    const text = tenant.profile.signIn.messages[barred]
    record(tenant, errand, {
      person: answer.person.id,
      relayState: errand.relayState,
      response: null,
      refusal: { code: barred, text },
    })
    return showStep(response, tenant, { flow, pending, app, error: text })
  }
  const keeps = pending.keeps || asksToStay(tenant, fields)
  const next = { ...pending, personId: answer.person.id, step: pending.step + 1, keeps }
  tenant.pending.set(flow, next, tenant.now())
  if (tenant.profile.signIn.steps[next.step]) return showStep(response, tenant, { flow, pending: next, app })
  return complete(tenant, flow, errand, answer.person, response, keeps)
}

/** Why somebody is not let in whatever they prove; null: they are. */
const barredBy = ({ status }: Person): 'suspended' | 'locked' | null =>
  status === undefined || status === 'active' ? null : status

const asksPassword = ({ profile }: Tenant, { step }: PendingSignIn): boolean =>
  profile.signIn.steps[step]?.fields.some(({ value }) => value === 'password') ?? false

function readStep(
  tenant: Tenant,
  pending: PendingSignIn,
  fields: Record<string, unknown>,
): { person: Person } | { error: string; typed: string } {
  const { steps, messages } = tenant.profile.signIn
  let person = pending.personId === null ? undefined : tenant.directory.people.get(pending.personId)
  for (const { name, value } of steps[pending.step]?.fields ?? []) {
    const typed = String(fields[name] ?? '')
    if (value === 'userName') person = tenant.directory.findByUserName(typed)
    if (!person) return { error: messages.unknownPerson, typed }
    if (value === 'password' && person.password !== typed) return { error: messages.wrongPassword, typed: '' }
  }
  return person ? { person } : { error: messages.unknownPerson, typed: '' }
}

/** Whether somebody ticks or presses that their session is to outlive the browser; where nobody is asked, everybody's does. */
function asksToStay({ profile }: Tenant, fields: Record<string, unknown>): boolean {
  const { keeps } = profile.signIn
  return keeps !== undefined && (keeps.asked === undefined || fields[keeps.asked.field] === keeps.asked.value)
}

const DAY_SECONDS = 24 * 3600

async function complete(
  tenant: Tenant,
  flow: string,
  errand: Errand,
  person: Person,
  response: Response,
  keeps = false,
): Promise<void> {
  tenant.pending.delete(flow)
  const signedInAt = tenant.now()
  if (person.verified && barredBy(person) === null) {
    const id = randomBytes(24).toString('hex')
    const seconds = keeps ? (tenant.profile.signIn.keeps?.days ?? 0) * DAY_SECONDS : undefined
    tenant.sessions.set(id, { personId: person.id, signedInAt }, signedInAt, seconds)
    const path = new URL(tenant.url).pathname
    const lasting = seconds === undefined ? {} : { maxAge: seconds * 1000 }
    response.cookie(cookieName, id, { httpOnly: true, sameSite: 'lax', path, ...lasting })
  }
  return finish(tenant, errand, person, signedInAt, response)
}

async function finish(tenant: Tenant, errand: Errand, person: Person, signedInAt: Date, response: Response): Promise<void> {
  const { app, request } = errand
  const barred = barredBy(person)
  if (barred) return refuse(tenant, errand, person, barred, tenant.profile.signIn.messages[barred], response)
  const letsIn = tenant.faults.flatMap((fault) => fault.letsIn ?? [])
  if (!person.verified && !letsIn.includes('not-verified')) {
    return refuse(tenant, errand, person, 'not-verified', 'This account has not finished its verification.', response)
  }
  const assigned = tenant.directory.assignment(app, person.id)
  const assignment = assigned ?? (letsIn.includes('not-assigned') ? { person: person.id } : undefined)
  if (!assignment) {
    return refuse(
      tenant,
      errand,
      person,
      'not-assigned',
      `You are not assigned to ${app.name}. Ask your administrator for access.`,
      response,
    )
  }
  const occasion = { tenant, app, person, assignment, signedInAt, inResponseTo: request?.id ?? null, served: errand.served }
  const relayState = request ? errand.relayState : (errand.relayState ?? app.relayState ?? null)
  try {
    const sent = await issueResponse(occasion)
    if (!sent) {
      const reason = `The NameID of ${app.name} has no value for ${person.userName}, so no assertion can be made.`
      return refuse(tenant, errand, person, 'nameid-empty', reason, response)
    }
    record(tenant, errand, { person: person.id, relayState, response: sent, refusal: null })
    showContinue(response, tenant, app, { base64: sent.base64, relayState, acsUrl: errand.served.acsUrl })
  } catch (error) {
    if (!(error instanceof MutationImpossible)) throw error
    refuse(tenant, errand, person, 'mutation-impossible', error.message, response)
  }
}

function refuse(tenant: Tenant, errand: Errand, person: Person, code: string, fallback: string, response: Response): void {
  const { app, request, relayState, served } = errand
  if (request?.isPassive) {
    const instead = { acsUrl: served.acsUrl, statusCodes: ['responder', 'requestDenied'] as const }
    decline(tenant, { app, request, relayState }, { how: 'page', code, text: fallback, instead }, response, person)
    return
  }
  const words = wordsFor(tenant, code, { app, userName: person.userName, fallback })
  const text = showRefusal(response, tenant, { code, status: 403, words })
  record(tenant, errand, { person: person.id, relayState, response: null, refusal: { code, text } })
}

type Result = Pick<Parameters<Tenant['exchanges']['record']>[0], 'person' | 'relayState' | 'response' | 'refusal'>

/** Keeps what went over the wire. */
export function record(
  tenant: Tenant,
  { app, request }: { app: App | null; request: AuthnRequest | null },
  result: Result,
  flow?: 'sp-initiated',
): void {
  tenant.exchanges.record({
    at: tenant.now().toISOString(),
    app: app?.id ?? '',
    flow: flow ?? (request ? 'sp-initiated' : 'idp-initiated'),
    authnRequest: request,
    ...result,
  })
}

function showExpired(response: Response, tenant: Tenant): void {
  sendMessage(response, 400, {
    title: 'Sign-in expired',
    heading: 'This sign-in has expired',
    text: 'Go back to the app that you came from and start again.',
    vendor: tenant.profile,
    code: 'sign-in-expired',
  })
}
