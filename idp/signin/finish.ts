import type { Response } from 'express'
import type { Person } from '../directory/schema.ts'
import { MutationImpossible } from '../mutations/mutation.ts'
import type { IdpSession, Tenant } from '../tenants/tenant.ts'
import { decline } from './decline.ts'
import { type Errand, record } from './errand.ts'
import { issueResponse, sourcesOf } from './issue.ts'
import { showContinue, showRefusal, wordsFor } from './pages.ts'

/** Why somebody is not let in whatever they prove; null: they are. */
export const barredBy = ({ status }: Person): 'suspended' | 'locked' | null =>
  status === undefined || status === 'active' ? null : status

/** Sends somebody who is signed in to the app, or says why not. */
export async function finish(
  tenant: Tenant,
  errand: Errand,
  person: Person,
  how: Pick<IdpSession, 'signedInAt' | 'hasSecondFactor'>,
  response: Response,
): Promise<void> {
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
  const text = showRefusal(response, tenant, { code, status: 403, words, why: fallback })
  record(tenant, errand, { person: person.id, relayState, response: null, refusal: { code, text } })
}
