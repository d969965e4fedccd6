import { decodeMessage } from './decode.ts'
import { AssertionRefused } from './errors.ts'
import { type AssertionFacts, type ResponseExpectation, samlDefects } from './expectation.ts'
import { readFacts } from './facts.ts'
import { readCutFacts, readerFor } from './faults.ts'
import { crossCheck } from './library.ts'
import { parseResponse } from './parse.ts'
import { checkRules, checkStatus } from './rules.ts'

/**
 * The whole receiving side of the Web Browser SSO profile, HTTP-POST binding: form value in, facts out.
 *
 * The assertion ID is remembered as the very last step, so a refused message uses nothing up.
 *
 * @param samlResponse the form field SAMLResponse, as received
 * @throws AssertionRefused for every message that is not fully right; errors of the expectation's own functions pass through
 */
export async function validateResponse(samlResponse: string, expectation: ResponseExpectation): Promise<AssertionFacts> {
  const { defects } = expectation
  const { message, verified } = readMessage(samlResponse, expectation)
  checkRules(verified, expectation)
  const isCut = defects.has('first-text-node-nameid')
  const facts = isCut ? readCutFacts(message, verified, expectation) : readFacts(verified, expectation)
  // A deliberate fault has to show: the second opinion would hide it.
  if (!samlDefects.some((id) => defects.has(id))) await crossCheck(message, verified, facts, expectation)
  if (!defects.has('accept-replayed-assertion')) rememberOnce(facts, expectation)
  return facts
}

/** From bytes to verified elements. Whatever else a hostile message provokes on this stretch is a refusal of that message. */
function readMessage(samlResponse: string, { defects, idp, maxBytes, acceptSha1 = false, decryptionKey }: ResponseExpectation) {
  try {
    const message = parseResponse(decodeMessage(samlResponse, maxBytes))
    if (!defects.has('skip-status-check')) checkStatus(message.response)
    return { message, verified: readerFor(defects)(message, { certificates: idp.certificates, acceptSha1, decryptionKey }) }
  } catch (cause) {
    if (cause instanceof AssertionRefused) throw cause
    throw new AssertionRefused('malformed-xml', { expected: 'a message that can be processed', actual: String(cause), cause })
  }
}

// Profiles 4.1.4.5: a bearer assertion is used once. By assertion ID, since an attacker may change the envelope around it.
function rememberOnce(
  { assertionId, notOnOrAfter }: AssertionFacts,
  { rememberAssertion, clockSkewSeconds }: ResponseExpectation,
): void {
  const until = new Date(notOnOrAfter.getTime() + clockSkewSeconds * 1000)
  if (rememberAssertion(assertionId, until)) return
  throw new AssertionRefused('replayed', { expected: 'an assertion not seen before', actual: assertionId })
}
