import type { Response } from 'express'
import type { Posted } from '../console/kit/fields.ts'
import { findMutation } from '../mutations/index.ts'
import { MutationImpossible } from '../mutations/mutation.ts'
import type { SignedPart } from '../saml/shape.ts'
import { record } from '../signin/errand.ts'
import { armKey, issueResponse, type Occasion, sourcesOf } from '../signin/issue.ts'
import { showContinue } from '../signin/pages.ts'
import type { Exchange, SentResponse, Sources } from '../tenants/exchanges.ts'
import type { Tenant } from '../tenants/tenant.ts'
import { writeEdited } from './edited.ts'
import { NotSignable } from './resign.ts'

/** What somebody at the inspector sends once more: the same bytes, an edited message, or one made anew. */
type Wish =
  | { how: 'again' }
  | { how: 'edited'; xml: string; parts: SignedPart[]; renews: boolean; waits: boolean }
  | { how: 'fresh'; mutation: string; unasked: boolean; waits: boolean }

/** What the form asks for; null: none of what there is. */
export function readWish(posted: Posted): Wish | null {
  const { how, xml = '', sign = '', mutation = '' } = posted
  const waits = posted.when === 'next'
  if (how === 'again') return { how }
  if (how === 'edited') {
    const parts = sign.split(' ').filter((part): part is SignedPart => part === 'assertion' || part === 'response')
    return { how, xml, parts, renews: posted.renews === 'yes', waits }
  }
  if (how === 'fresh' && (mutation === '' || findMutation(mutation)))
    return { how, mutation, unasked: posted.flow === 'unasked', waits }
  return null
}

/**
 * Posts it to the ACS by the page that posts by itself, and keeps that as an exchange of its own; or keeps it for the person's next sign-in.
 *
 * @returns why it cannot be made; `sent`: the page went out; `waits`: it is kept
 */
export async function send(
  tenant: Tenant,
  exchange: Exchange,
  wish: Wish,
  response: Response,
): Promise<{ problem: string } | 'sent' | 'waits'> {
  const sources = tenant.exchanges.sourcesOf(exchange)
  if (!sources || !exchange.response) return { problem: 'There is no Response here that could be sent.' }
  try {
    if (wish.how !== 'again' && wish.waits) return keep(tenant, exchange, sources, wish)
    const made = await make(tenant, exchange, sources, exchange.response, wish)
    if (typeof made === 'string') return { problem: made }
    const isAsked = exchange.authnRequest !== null && !(wish.how === 'fresh' && wish.unasked)
    const { app, acsUrl, subject } = sources
    const request = isAsked ? exchange.authnRequest : null
    const result = {
      person: subject.person.id,
      relayState: exchange.relayState,
      response: made,
      refusal: null,
      sent: { how: wish.how, of: exchange.id },
    }
    record(tenant, { app, request }, result, {
      sources: wish.how === 'fresh' ? sourcesOf(occasionNow(tenant, sources, null)) : sources,
    })
    showContinue(response, tenant, app, { base64: made.base64, relayState: exchange.relayState, acsUrl })
    return 'sent'
  } catch (error) {
    if (error instanceof NotSignable || error instanceof MutationImpossible) return { problem: error.message }
    throw error
  }
}

/** For the next sign-in, whose request is open: an SP that keeps count takes that. */
function keep(
  tenant: Tenant,
  exchange: Exchange,
  { app, subject }: Sources,
  wish: Exclude<Wish, { how: 'again' }>,
): { problem: string } | 'waits' {
  const key = armKey(app.id, subject.person.id)
  if (wish.how === 'fresh') {
    if (wish.mutation === '')
      return { problem: 'Choose how the next message is to be bent: an honest one is what comes by itself.' }
    tenant.armed.set(key, { mutation: wish.mutation })
    return 'waits'
  }
  const write = (inResponseTo: string | null) => writeEdited(tenant, exchange, app, wish, inResponseTo)
  // What cannot be written is said now, not in the middle of a sign-in.
  write(exchange.authnRequest?.id ?? null)
  tenant.armed.set(key, { written: { of: exchange.id, write } })
  return 'waits'
}

/** Settings and values as they are now: whoever changed them wants to see what comes of it. */
function occasionNow(
  tenant: Tenant,
  { app: before, subject, signedInAt, acsUrl }: Sources,
  inResponseTo: string | null,
): Occasion {
  const { directory } = tenant
  const app = directory.apps.get(before.id) ?? before
  const person = directory.people.get(subject.person.id) ?? subject.person
  const assignment = directory.assignment(app, person.id) ?? subject.assignment
  const { hasSecondFactor = false } = subject
  return { tenant, app, person, assignment, signedInAt, hasSecondFactor, inResponseTo, served: { acsUrl } }
}

async function make(
  tenant: Tenant,
  exchange: Exchange,
  sources: Sources,
  sent: SentResponse,
  wish: Wish,
): Promise<SentResponse | string> {
  if (wish.how === 'again') return sent
  const asked = exchange.authnRequest?.id ?? null
  if (wish.how === 'edited') return writeEdited(tenant, exchange, sources.app, wish, asked)
  const occasion = occasionNow(tenant, sources, wish.unasked ? null : asked)
  // What waits for the next sign-in goes on waiting.
  const armed = wish.mutation === '' ? {} : { mutation: wish.mutation }
  return (await issueResponse(occasion, armed)) ?? 'The NameID has no value for this person, so no assertion can be made.'
}
