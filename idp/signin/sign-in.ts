import { randomBytes } from 'node:crypto'
import type { Request, Response } from 'express'
import type { Person } from '../directory/schema.ts'
import type { Tenant } from '../tenants/tenant.ts'
import { chooseAccount } from './choose.ts'
import { browserOf, keepSession, sessionId } from './cookies.ts'
import { type Destination, destinationOf, pendingOf, record } from './errand.ts'
import { arrive } from './finish.ts'
import { barredBy } from './lockout.ts'
import { showStep } from './pages.ts'
import { showExpired } from './refusal.ts'
import { forget, remember } from './remembered.ts'
import { asks, currentStep, pastSilenced, readStep } from './steps.ts'

/** One submitted page: the next page, a message on the same page, or the end of the sign-in. */
export async function continueSignIn(
  tenant: Tenant,
  fields: Record<string, unknown>,
  request: Request,
  response: Response,
): Promise<void> {
  const flow = String(fields.flow ?? '')
  const pending = pendingOf(tenant, flow, response)
  const destination = pending && destinationOf(tenant, pending.goal)
  if (!pending || !destination) return showExpired(response, tenant)
  const chosen = tenant.signInAs && typeof fields.as === 'string' ? tenant.directory.people.get(fields.as) : undefined
  const step = currentStep(tenant, pending)
  const { keeps: stays, remembers: kept } = tenant.profile.signIn
  const keeps = offers(step, stays) ? isAsked(stays, fields) : pending.keeps
  const remembers = kept.how === 'list' || (offers(step, kept) ? isAsked(kept, fields) : pending.remembers)
  const visit = { flow, destination, keeps, remembers, hasSecondFactor: false, request, response }
  if (chosen) return complete(tenant, visit, chosen)
  if (pending.list !== undefined) return chooseAccount(tenant, flow, pending, fields, request, response)

  const answer = readStep(tenant, pending, fields)
  if ('error' in answer) return showStep(response, tenant, { flow, pending: { ...pending, remembers }, destination, ...answer })
  const barred = barredBy(tenant, answer.person)
  if (barred && asks(step, 'password')) {
    const text = tenant.profile.signIn.messages[barred]
    if (destination !== 'portal')
      record(tenant, destination, {
        person: answer.person.id,
        relayState: destination.relayState,
        response: null,
        refusal: { code: barred, text },
      })
    return showStep(response, tenant, { flow, pending, destination, error: text })
  }
  if (asks(step, 'password')) tenant.attempts.delete(answer.person)
  const { checkbox } = step ?? {}
  if (checkbox?.silences && fields[checkbox.name] !== undefined)
    tenant.staysUnasked.set(browserOf(tenant, response), keeps, tenant.now())
  const hasSecondFactor = pending.hasSecondFactor || asks(step, 'code')
  const after = { ...pending, personId: answer.person.id, step: pending.step + 1, keeps, remembers, hasSecondFactor }
  const next = pastSilenced(tenant, after)
  tenant.pending.set(flow, next, tenant.now())
  if (currentStep(tenant, next)) return showStep(response, tenant, { flow, pending: next, destination })
  return complete(tenant, { ...visit, keeps: next.keeps, hasSecondFactor }, answer.person)
}

type Offer = { asked?: { field: string; value: string } } | undefined

/** Whether this page is the one that asks for it. */
function offers(step: ReturnType<typeof currentStep>, offer: Offer): boolean {
  if (offer?.asked === undefined) return true
  const { field, value } = offer.asked
  return step?.checkbox?.name === field || step?.button === value || step?.otherButton === value
}

/** Whether somebody ticks or presses what this is for; where nobody is asked, everybody does. */
function isAsked(offer: Offer, fields: Record<string, unknown>): boolean {
  return offer !== undefined && (offer.asked === undefined || fields[offer.asked.field] === offer.asked.value)
}

const DAY_SECONDS = 24 * 3600

/** A sign-in at its end: where from, and what this browser is to keep. */
interface Visit {
  flow: string
  destination: Destination
  keeps: boolean
  remembers: boolean
  hasSecondFactor: boolean
  request: Request
  response: Response
}

async function complete(tenant: Tenant, visit: Visit, person: Person): Promise<void> {
  const { flow, destination, keeps, remembers, hasSecondFactor, request, response } = visit
  tenant.pending.delete(flow)
  const signedInAt = tenant.now()
  if (person.verified && barredBy(tenant, person) === null) {
    tenant.sessions.delete(sessionId(tenant, request))
    const id = randomBytes(24).toString('hex')
    const seconds = keeps ? (tenant.profile.signIn.keeps?.days ?? 0) * DAY_SECONDS : undefined
    tenant.sessions.set(id, { personId: person.id, signedInAt, hasSecondFactor }, signedInAt, seconds)
    keepSession(tenant, id, seconds, response)
    if (remembers) remember(tenant, person.userName, request, response)
    else forget(tenant, null, request, response)
  }
  return arrive(tenant, destination, person, { signedInAt, hasSecondFactor }, response)
}
