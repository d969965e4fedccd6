import { openAssertion, type ReceivedAssertion } from './decrypt.ts'
import { attributeOf, childElements, childrenNamed, elementsOf, isNamed, ns } from './dom.ts'
import { AssertionRefused } from './errors.ts'
import type { AssertionFacts, ResponseExpectation, SamlDefect } from './expectation.ts'
import { readFacts } from './facts.ts'
import { claimedCertificates } from './key-info.ts'
import { isAssertion, isEncrypted, onlyAssertion, type ParsedResponse } from './parse.ts'
import type { Trust } from './signed-info.ts'
import { verifySignature } from './verify.ts'
import { type VerifiedResponse, verifyResponse } from './verify-response.ts'

/**
 * The mistakes of other SPs in reading a signed message, each of them reachable only through the defect of its name.
 * They exist to prove that the checks of this project turn red. Nothing else may be built on them.
 */
type FaultyReader = (message: ParsedResponse, trusted: Trust) => VerifiedResponse

const readers: [SamlDefect, FaultyReader][] = [
  ['read-first-assertion', readFirstAssertion],
  ['skip-signature-check', acceptUnsigned],
  ['skip-signature-verification', acceptAnySignature],
  ['trust-keyinfo-certificate', trustKeyInfo],
  ['trust-encrypted-assertion', trustEncrypted],
  ['refuse-encrypted-assertion', refuseEncrypted],
]

/** How this SP reads messages: properly, unless a defect is on. */
export function readerFor(defects: ResponseExpectation['defects']): FaultyReader {
  return readers.find(([id]) => defects.has(id))?.[1] ?? verifyResponse
}

/** The Assertion as it came, opened where it was encrypted. */
function readable(xml: string, assertion: Element, { decryptionKey }: Trust): ReceivedAssertion {
  return isEncrypted(assertion) ? openAssertion(assertion, decryptionKey) : { xml, assertion }
}

/** Some signature somewhere is good; then the first Assertion of the Response is believed. Signature wrapping works. */
function readFirstAssertion(message: ParsedResponse, trusted: Trust): VerifiedResponse {
  const { xml, response } = message
  const [first] = childElements(response).filter(isAssertion)
  if (!first) throw new AssertionRefused('no-assertion', { expected: 'one Assertion', actual: 'none' })
  const opened = readable(xml, first, trusted)
  const refusals = [
    ...signaturesIn(response).map((signature) => refusalOf(xml, signature, trusted)),
    ...(isEncrypted(first) ? signaturesIn(opened.assertion).map((each) => refusalOf(opened.xml, each, trusted)) : []),
  ]
  if (refusals.includes(null)) return asReceived(response, opened.assertion)
  throw refusals[0] ?? signatureMissing()
}

function refusalOf(xml: string, signature: Element, trusted: Trust): AssertionRefused | null {
  const [reference] = [...elementsOf(signature)].filter((element) => isNamed(element, ns.signature, 'Reference'))
  try {
    verifySignature(xml, signature, (reference && attributeOf(reference, 'URI')?.slice(1)) ?? '', trusted)
    return null
  } catch (refusal) {
    if (refusal instanceof AssertionRefused) return refusal
    throw refusal
  }
}

/** A missing signature is as good as a valid one. */
function acceptUnsigned(message: ParsedResponse, trusted: Trust): VerifiedResponse {
  const { assertion } = readable(message.xml, onlyAssertion(message.response), trusted)
  const isSigned = [message.response, assertion].some((each) => signaturesIn(each).length > 0)
  return isSigned ? verifyResponse(message, trusted) : asReceived(message.response, assertion)
}

/** A signature has to be there, what it says does not matter. */
function acceptAnySignature(message: ParsedResponse, trusted: Trust): VerifiedResponse {
  const { response } = message
  const { assertion } = readable(message.xml, onlyAssertion(response), trusted)
  const isSigned = [response, assertion].some((element) => childrenNamed(element, ns.signature, 'Signature').length > 0)
  if (!isSigned) throw signatureMissing()
  return asReceived(response, assertion)
}

/** The message brings the certificate to verify it with. */
function trustKeyInfo(message: ParsedResponse, trusted: Trust): VerifiedResponse {
  const { assertion } = readable(message.xml, onlyAssertion(message.response), trusted)
  const brought = [message.response, assertion].flatMap(signaturesIn).flatMap(claimedCertificates)
  return verifyResponse(message, { ...trusted, certificates: [...trusted.certificates, ...brought] })
}

/** What could be decrypted is believed: only the provider has our certificate, it is thought. Everybody has it. */
function trustEncrypted(message: ParsedResponse, trusted: Trust): VerifiedResponse {
  const received = onlyAssertion(message.response)
  if (!isEncrypted(received)) return verifyResponse(message, trusted)
  return asReceived(message.response, readable(message.xml, received, trusted).assertion)
}

/** The certificate stands in the metadata, and nobody has thought of decrypting. */
function refuseEncrypted(message: ParsedResponse, trusted: Trust): VerifiedResponse {
  return verifyResponse(message, { ...trusted, decryptionKey: undefined })
}

/** First text node only, from the document as received: a comment inside a text cuts it off. Defect `first-text-node-nameid`. */
export function readCutFacts(
  message: ParsedResponse,
  verified: VerifiedResponse,
  expectation: ResponseExpectation,
): AssertionFacts {
  const received = childrenNamed(message.response, ns.assertion, 'Assertion')[0] ?? verified.assertion
  return readFacts({ ...verified, assertion: received }, expectation, (element) => element.firstChild?.nodeValue ?? '')
}

function signaturesIn(response: Element): Element[] {
  return [...elementsOf(response)].filter((element) => isNamed(element, ns.signature, 'Signature'))
}

function asReceived(response: Element, assertion: Element): VerifiedResponse {
  return { response, isResponseSigned: false, assertion, certificates: [] }
}

function signatureMissing(): AssertionRefused {
  return new AssertionRefused('signature-missing', { expected: 'a Signature', actual: 'none' })
}
