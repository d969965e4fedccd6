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
import { NotSignable, resign } from './resign.ts'

/** What somebody at the inspector sends once more: the same bytes, an edited message, or one made anew. */
type Wish =
  | { how: 'again' }
  | { how: 'edited'; xml: string; parts: SignedPart[] }
  | { how: 'fresh'; mutation: string; unasked: boolean }

/** What the form asks for; null: none of what there is. */
export function readWish(posted: Posted): Wish | null {
  const { how, xml = '', sign = '', mutation = '' } = posted
  if (how === 'again') return { how }
  if (how === 'edited')
    return { how, xml, parts: sign.split(' ').filter((part): part is SignedPart => part === 'assertion' || part === 'response') }
  if (how === 'fresh' && (mutation === '' || findMutation(mutation))) return { how, mutation, unasked: posted.flow === 'unasked' }
  return null
}

/** Posts it to the ACS by the page that posts by itself, and keeps that as an exchange of its own. @returns why it cannot be made; null: it was sent */
export async function send(tenant: Tenant, exchange: Exchange, wish: Wish, response: Response): Promise<string | null> {
  const sources = tenant.exchanges.sourcesOf(exchange)
  if (!sources || !exchange.response) return 'There is no Response here that could be sent.'
  try {
    const made = await make(tenant, exchange, sources, exchange.response, wish)
    if (typeof made === 'string') return made
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
    return null
  } catch (error) {
    if (error instanceof NotSignable || error instanceof MutationImpossible) return error.message
    throw error
  }
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
  if (wish.how === 'edited') {
    const { signature } = tenant.profile.saml
    const xml =
      wish.parts.length === 0
        ? wish.xml
        : resign(wish.xml, wish.parts, signature, tenant.certificates.of(sources.app).active.signer)
    return { id: sent.id, xml, base64: Buffer.from(xml, 'utf8').toString('base64'), mutation: null, canary: null }
  }
  const occasion = occasionNow(tenant, sources, wish.unasked ? null : (exchange.authnRequest?.id ?? null))
  if (wish.mutation !== '') tenant.armed.set(armKey(occasion.app.id, occasion.person.id), { mutation: wish.mutation })
  return (await issueResponse(occasion)) ?? 'The NameID has no value for this person, so no assertion can be made.'
}
