import { attributeOf, childrenNamed, ns } from './dom.ts'
import { AssertionRefused } from './errors.ts'
import type { ResponseExpectation, SamlDefect } from './expectation.ts'
import { refusePast } from './times.ts'
import type { VerifiedResponse } from './verify-response.ts'

const bearer = 'urn:oasis:names:tc:SAML:2.0:cm:bearer'

type Requirement = (data: Element, message: VerifiedResponse, expectation: ResponseExpectation) => void

/** What one bearer confirmation has to satisfy, all of it: SAML Profiles 4.1.4.3. */
const requirements: { check: Requirement; offBy?: SamlDefect }[] = [
  { check: recipientIsOurAcs, offBy: 'skip-recipient-check' },
  { check: hasNoNotBefore, offBy: 'skip-not-before-check' },
  { check: isNotExpired, offBy: 'skip-expiry-check' },
  { check: answersWhatTheResponseAnswers, offBy: 'skip-in-response-to-check' },
]

/**
 * The SubjectConfirmationData of the first bearer confirmation that satisfies everything by itself.
 *
 * @throws AssertionRefused confirmation-missing, or why the first bearer confirmation does not hold
 */
export function confirmedBy(message: VerifiedResponse, expectation: ResponseExpectation): Element {
  const candidates = bearerData(message.assertion)
  if (candidates.length === 0) {
    throw new AssertionRefused('confirmation-missing', {
      expected: 'a bearer SubjectConfirmation with one SubjectConfirmationData',
      actual: 'none',
    })
  }
  const refusals = candidates.map((data) => refusalOf(data, message, expectation))
  const confirmed = candidates.find((_data, index) => refusals[index] === null)
  if (confirmed) return confirmed
  throw refusals[0]
}

/** SubjectConfirmationData of every bearer confirmation that has exactly one. Profiles 4.1.4.2 */
export function bearerData(assertion: Element): Element[] {
  const subjects = childrenNamed(assertion, ns.assertion, 'Subject')
  const confirmations = subjects.flatMap((subject) => childrenNamed(subject, ns.assertion, 'SubjectConfirmation'))
  return confirmations
    .filter((confirmation) => attributeOf(confirmation, 'Method') === bearer)
    .map((confirmation) => childrenNamed(confirmation, ns.assertion, 'SubjectConfirmationData'))
    .flatMap((data) => (data.length === 1 ? data : []))
}

function refusalOf(data: Element, message: VerifiedResponse, expectation: ResponseExpectation): AssertionRefused | null {
  try {
    for (const { check, offBy } of requirements) if (!offBy || !expectation.defects.has(offBy)) check(data, message, expectation)
    return null
  } catch (refusal) {
    if (refusal instanceof AssertionRefused) return refusal
    throw refusal
  }
}

function recipientIsOurAcs(data: Element, _message: VerifiedResponse, { acsUrl }: ResponseExpectation): void {
  const recipient = attributeOf(data, 'Recipient')
  if (recipient !== acsUrl)
    throw new AssertionRefused('recipient-mismatch', { expected: acsUrl, actual: recipient ?? 'no Recipient' })
}

// Profiles 4.1.4.2: a bearer confirmation has no NotBefore.
function hasNoNotBefore(data: Element): void {
  const notBefore = attributeOf(data, 'NotBefore')
  if (notBefore !== null)
    throw new AssertionRefused('not-yet-valid', { expected: 'no NotBefore in SubjectConfirmationData', actual: notBefore })
}

function isNotExpired(data: Element, _message: VerifiedResponse, expectation: ResponseExpectation): void {
  if (attributeOf(data, 'NotOnOrAfter') === null) {
    throw new AssertionRefused('expired', { expected: 'a NotOnOrAfter in SubjectConfirmationData', actual: 'none' })
  }
  refusePast(data, 'NotOnOrAfter', expectation)
}

// Core 3.2.2 and Profiles 4.1.4.3: the signed InResponseTo decides, and the envelope has to say the same.
function answersWhatTheResponseAnswers(data: Element, { response }: VerifiedResponse): void {
  const signed = attributeOf(data, 'InResponseTo')
  const envelope = attributeOf(response, 'InResponseTo')
  if (signed === envelope) return
  throw new AssertionRefused('in-response-to-mismatch', {
    expected: `InResponseTo of the Response (${envelope ?? 'absent'})`,
    actual: `InResponseTo of SubjectConfirmationData: ${signed ?? 'absent'}`,
  })
}
