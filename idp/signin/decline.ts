import type { Response } from 'express'
import type { Person } from '../directory/schema.ts'
import type { RefusalWords } from '../profiles/refusal.ts'
import type { Asked, Declined, Served } from '../profiles/requests.ts'
import type { AuthnRequest } from '../saml/authn-request.ts'
import type { SignatureProblem } from '../saml/request-signature.ts'
import { endpoints, type Tenant } from '../tenants/tenant.ts'
import { type Errand, record } from './errand.ts'
import { showContinue } from './pages.ts'
import { showRefusal, wordsFor } from './refusal.ts'

type Request = Omit<Errand, 'served' | 'request'> & { request: AuthnRequest }

const askedOf = (tenant: Tenant, { app, request }: Request): Asked => ({
  request,
  app,
  at: tenant.now(),
  traceId: tenant.random.guid(),
  correlationId: tenant.random.guid(),
})

/** What the vendor makes of a request before anybody signs in. @param signature what is wrong with the signature that the app demands */
export function whatIsServed(tenant: Tenant, errand: Request, signature: SignatureProblem | null): Served | Declined {
  const { requests } = tenant.profile
  const asked = askedOf(tenant, errand)
  return signature === null ? requests.serve(asked) : requests.unsigned(asked, signature)
}

/** Answers a request that forbids pages where one would be needed. */
export function declinePassive(tenant: Tenant, errand: Request, served: Served, response: Response): void {
  decline(tenant, errand, tenant.profile.requests.passive(askedOf(tenant, errand), served), response)
}

/** Says no to a request: by a page in the vendor's words, or by a Response without an Assertion, posted as others are. @param who is signed in, when somebody is */
export function decline(
  tenant: Tenant,
  errand: Request,
  declined: Declined,
  response: Response,
  who: Person | null = null,
): void {
  const { app, request, relayState } = errand
  const person = who?.id ?? null
  const words = wordsOf(tenant, errand, declined, who)
  const told = request.isPassive ? inPlaceOfPage(tenant, errand, declined, words) : declined
  if (told.how === 'page') {
    const { code, text } = told
    showRefusal(response, tenant, { code, status: 400, words, why: text })
    record(tenant, errand, { person, relayState, response: null, refusal: { code, text } })
    return
  }
  const { code, acsUrl, statusCodes, message, inResponseTo } = told
  const { saml } = tenant.profile
  const issuer = endpoints(tenant, app).entityId
  const now = tenant.now()
  const { response: id } = saml.ids(tenant.random, { inResponseTo, now, signs: [] })
  const facts = { id, issueInstant: now, issuer, destination: acsUrl, inResponseTo, statusCodes, message }
  const xml = saml.writeError(facts).text
  const base64 = Buffer.from(xml, 'utf8').toString('base64')
  const refusal = { code, text: message ?? statusCodes.join(', ') }
  const sent = { id, xml, base64, mutation: null, canary: null }
  record(tenant, { ...errand, served: { acsUrl } }, { person, relayState, response: sent, refusal })
  showContinue(response, tenant, app, { base64, relayState, acsUrl })
}

function wordsOf(tenant: Tenant, { app, request }: Request, declined: Declined, who: Person | null): RefusalWords {
  const { issuer, acsUrl, context, nameIdPolicyFormat } = request
  return wordsFor(tenant, declined.code, {
    app,
    issuer,
    acsUrl: acsUrl ?? '',
    nameIdFormat: nameIdPolicyFormat ?? '',
    wanted: context?.classes ?? [],
    userName: who?.userName ?? '',
    fallback: declined.how === 'page' ? declined.text : '',
  })
}

/** SAML Core 3.4.1: who forbids pages is not shown that of a refusal either, unless no address is left that a Response could go to. */
function inPlaceOfPage(tenant: Tenant, errand: Request, declined: Declined, { sentence, text }: RefusalWords): Declined {
  if (declined.how !== 'page' || !declined.instead) return declined
  const said = sentence ?? text
  const message = tenant.profile.requests.message?.(said, askedOf(tenant, errand)) ?? said
  return { how: 'response', code: declined.code, ...declined.instead, message, inResponseTo: errand.request.id }
}

const unasked = {
  'request-unsigned': 'demands signed requests, so nobody can start at the identity provider.',
  'not-set-up': 'is not set up yet: an administrator has to say where its Responses go.',
}

/** Says no to a sign-in that starts at the IdP, for an app that demands signed requests or is not set up yet. */
export function refuseUnasked(
  tenant: Tenant,
  errand: Omit<Errand, 'served'>,
  code: keyof typeof unasked,
  response: Response,
): void {
  const { app, relayState } = errand
  const text = `${app.name} ${unasked[code]}`
  showRefusal(response, tenant, { code, status: 403, words: wordsFor(tenant, code, { app, fallback: text }), why: text })
  record(tenant, errand, { person: null, relayState, response: null, refusal: { code, text } })
}
