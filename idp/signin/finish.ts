import type { Response } from 'express'
import { assignedBy } from '../directory/access.ts'
import type { Person } from '../directory/schema.ts'
import { MutationImpossible } from '../mutations/mutation.ts'
import type { IdpSession, Tenant } from '../tenants/tenant.ts'
import { browserOf } from './cookies.ts'
import { decline } from './decline.ts'
import { type Destination, type Errand, keepPending, record } from './errand.ts'
import { issueResponse, sourcesOf } from './issue.ts'
import { barredBy } from './lockout.ts'
import { showContinue } from './pages.ts'
import { showRefusal, wordsFor } from './refusal.ts'
import { portalUrl } from './way-on.ts'

/** Why somebody gets to nothing at all, with a sentence for vendors who say nothing of the kind; null: they do. */
export function outBy(tenant: Tenant, person: Person): { code: string; text: string } | null {
  const barred = barredBy(tenant, person)
  if (barred) return { code: barred, text: tenant.profile.signIn.messages[barred] }
  const letsIn = tenant.faults.flatMap((fault) => fault.letsIn ?? [])
  if (person.verified || letsIn.includes('not-verified')) return null
  return { code: 'not-verified', text: 'This account has not finished its verification.' }
}

/** Sends somebody who is signed in to where they want to go, or says why not. */
export async function arrive(
  tenant: Tenant,
  destination: Destination,
  person: Person,
  how: Pick<IdpSession, 'signedInAt' | 'hasSecondFactor'>,
  response: Response,
): Promise<void> {
  if (destination !== 'portal') return finish(tenant, destination, person, how, response)
  const out = outBy(tenant, person)
  if (out) refuseAtPortal(tenant, person, out, response)
  else response.redirect(303, portalUrl(tenant))
}

/** Says to somebody why they do not see their apps. */
export function refuseAtPortal(tenant: Tenant, person: Person, out: { code: string; text: string }, response: Response): void {
  const words = wordsFor(tenant, out.code, { app: null, userName: person.userName, fallback: out.text })
  showRefusal(response, tenant, {
    code: out.code,
    status: 403,
    words,
    why: out.text,
    flow: forAnother(tenant, 'portal', response),
  })
}

/** A sign-in for the same, with nobody known; where the vendor has a list of accounts, it begins with that. */
const forAnother = (tenant: Tenant, destination: Destination, response: Response): string => {
  const change = tenant.profile.signIn.remembers.how === 'list' ? { list: 'choosing' as const } : {}
  return keepPending(tenant, destination, browserOf(tenant, response), change)
}

/** Sends somebody who is signed in to the app, or says why not. */
export async function finish(
  tenant: Tenant,
  errand: Errand,
  person: Person,
  how: Pick<IdpSession, 'signedInAt' | 'hasSecondFactor'>,
  response: Response,
): Promise<void> {
  const { app, request } = errand
  const out = outBy(tenant, person)
  if (out) return refuse(tenant, errand, person, out.code, out.text, response)
  const letsIn = tenant.faults.flatMap((fault) => fault.letsIn ?? [])
  const by = assignedBy(app, person)
  const counts = by !== null && !tenant.faults.some((fault) => fault.turnsAway?.(by))
  const assigned = counts ? tenant.directory.assignment(app, person.id) : undefined
  const assignment = assigned ?? (letsIn.includes('not-assigned') ? { person: person.id } : undefined)
  if (!assignment) {
    return refuse(tenant, errand, person, 'not-assigned', `You are not assigned to ${app.name}.`, response)
  }
  const occasion = { tenant, app, person, assignment, ...how, inResponseTo: request?.id ?? null, served: errand.served }
  const relayState = request ? errand.relayState : (errand.relayState ?? app.relayState ?? null)
  try {
    const sent = await issueResponse(occasion)
    if (!sent) {
      const reason = `The NameID of ${app.name} has no value for ${person.userName}, so no assertion can be made.`
      return refuse(tenant, errand, person, 'nameid-empty', reason, response)
    }
    const sources = sourcesOf(occasion)
    record(tenant, errand, { person: person.id, relayState, response: sent, refusal: null }, { sources })
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
  const text = showRefusal(response, tenant, {
    code,
    status: 403,
    words,
    why: fallback,
    flow: forAnother(tenant, errand, response),
  })
  record(tenant, errand, { person: person.id, relayState, response: null, refusal: { code, text } })
}
