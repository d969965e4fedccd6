import { bend } from '../../defects/defect.ts'
import { bitesAt, WATCH } from '../../defects/watch.ts'
import type { Channel, SignInFacts } from '../../jit/types.ts'
import { type Place, placeAddresses } from '../../organisations/place.ts'
import { policyAt } from '../../organisations/policy-at.ts'
import type { Provider } from '../../organisations/providers.ts'
import type { Organisation } from '../../organisations/store.ts'
import {
  type AssertionFacts,
  AssertionRefused,
  claimedResponseId,
  type ResponseExpectation,
  validateResponse,
  validateWatched,
} from '../../saml/index.ts'
import type { SpContext } from '../../server/context.ts'
import type { PostedMessage } from './parked-responses.ts'
import { refuseSignIn } from './refuse.ts'
import { consumeRequest, requestsOf } from './request-store.ts'

export interface ValidSignIn {
  facts: SignInFacts
  channel: Channel
  /** True when the message answers a request of this browser. */
  solicited: boolean
}

interface Arrival {
  message: PostedMessage
  place: Place
  provider: Provider
  /** What stands for this browser; null when nothing came with the request. */
  browser: string | null
}

function reasonOf(error: AssertionRefused): { reasons: string[]; details: Record<string, unknown> } {
  const { clause, expected, actual } = error
  return { reasons: [`${clause}: expected ${expected}, found ${actual}`], details: { clause, expected, actual } }
}

/** A key is made on first use, and most messages need none. */
function mayBeEncrypted(samlResponse: string): boolean {
  return Buffer.from(samlResponse, 'base64').includes('EncryptedAssertion')
}

function validate(context: SpContext, { slug, defects }: Organisation, samlResponse: string, expectation: ResponseExpectation) {
  if (!defects.includes(WATCH)) return validateResponse(samlResponse, expectation)
  return validateWatched(samlResponse, expectation, (fault) => bitesAt(context.db, slug).add(fault))
}

/**
 * Judges a posted message and ties it to the request that it answers. The provider is the place's own, never chosen by the message.
 * Throws the refusal page, after writing the reason to the audit log.
 */
export async function validateArrival(context: SpContext, organisation: Organisation, arrival: Arrival): Promise<ValidSignIn> {
  const { place, provider, message, browser } = arrival
  const now = organisation.now()
  const addresses = placeAddresses(context.base(), organisation.slug, place)
  const faults = organisation.activeDefects
  const open = bend(faults, 'openRequests', await requestsOf(context.db, organisation, place, browser), null)
  const requests = new Map(open.map((each) => [each.id, each]))
  const policy = policyAt(organisation, place)
  const responseId = claimedResponseId(message.samlResponse)
  let facts: AssertionFacts
  const decryptionKey = mayBeEncrypted(message.samlResponse) ? (await context.encryptionKey()).privateKey : undefined
  try {
    facts = await validate(context, organisation, message.samlResponse, {
      idp: { issuer: provider.issuer, certificates: provider.certificates },
      acsUrl: addresses.acsUrl,
      entityId: addresses.entityId,
      now,
      clockSkewSeconds: organisation.clockSkewSeconds,
      findRequest: (id) => requests.get(id) ?? null,
      acceptSha1: policy.acceptSha1,
      ...(decryptionKey === undefined ? {} : { decryptionKey }),
      allowUnsolicited: policy.idpInitiated === 'allow',
      rememberAssertion: (id, until) =>
        !bend(faults, 'assertionIsSingleUse', true, null) ||
        context.replays.remember(`${organisation.slug} ${provider.issuer}`, id, until, now),
      defects: new Set(organisation.defects),
    })
    if (!bend(faults, 'believesValid', true, null))
      throw new AssertionRefused('signature-invalid', { expected: 'nothing at all', actual: 'a message' })
  } catch (error) {
    if (!(error instanceof AssertionRefused)) throw error
    const believed = bend(faults, 'refusedAssertion', null, { samlResponse: message.samlResponse })
    if (believed) return { facts: { ...believed, responseId }, channel: 'go', solicited: false }
    const known = { code: error.code, actor: provider.issuer, response: responseId, ...reasonOf(error) }
    throw await refuseSignIn(context, organisation, place, known)
  }
  const request = facts.inResponseTo === null ? undefined : requests.get(facts.inResponseTo)
  if (request && bend(faults, 'requestIsSingleUse', true, null) && !(await consumeRequest(context.db, request.id, now))) {
    const mismatch = new AssertionRefused('in-response-to-mismatch', {
      expected: 'a request without an answer',
      actual: `${request.id}, answered before`,
    })
    throw await refuseSignIn(context, organisation, place, {
      code: mismatch.code,
      actor: provider.issuer,
      nameId: facts.nameId,
      response: responseId,
      ...reasonOf(mismatch),
    })
  }
  return { facts: { ...facts, responseId }, channel: request?.channel ?? 'go', solicited: request !== undefined }
}
