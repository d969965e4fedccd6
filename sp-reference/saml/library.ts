import * as saml2 from 'saml2-js'
import { attributeOf, elementsOf, isNamed, ns, serializeXml } from './dom.ts'
import { AssertionRefused } from './errors.ts'
import type { AssertionFacts, ResponseExpectation } from './expectation.ts'
import { type ParsedResponse, parseMessageXml } from './parse.ts'
import type { VerifiedResponse } from './verify-response.ts'

const timeoutMs = 5_000
// The library lets this claim take the place of NameID.
const nameIdentifierClaim = 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/nameidentifier'

/**
 * A second opinion: the SAML library reads the same message with the same trust and has to come to the same person.
 * It checks signature, status and audience; times are ours alone, since it cannot be given a clock.
 *
 * @throws AssertionRefused signature-invalid when the two disagree
 */
export async function crossCheck(
  message: ParsedResponse,
  verified: VerifiedResponse,
  facts: AssertionFacts,
  expectation: ResponseExpectation,
): Promise<void> {
  if (!canRead(message.response) || facts.attributes.has(nameIdentifierClaim)) return
  const serialized = serializeXml(message.response)
  // The library serializes too, and what it writes for a carriage return reads as a line feed.
  if (serialized.includes('\r')) return
  // Then it parses again, and its parse errors come outside its callback: so the same is tried here first.
  parseMessageXml(serialized)
  const found = await postAssert(message.xml, verified.certificates, expectation)
  if (found === facts.nameId) return
  throw new AssertionRefused('signature-invalid', { expected: `the library to read ${facts.nameId}`, actual: String(found) })
}

/**
 * What the library knows: one of each element, and no algorithm beyond xml-crypto's own. Messages with more are legal
 * (SAML Profiles 4.1.4.2, Core 2.3.3), so they go without a second opinion.
 */
function canRead(response: Element): boolean {
  const elements = [...elementsOf(response)]
  const count = (localName: string) => elements.filter((element) => isNamed(element, ns.assertion, localName)).length
  const isKnown = (element: Element) => !/sha384|ecdsa/.test(attributeOf(element, 'Algorithm') ?? '')
  return (
    count('Assertion') === 1 &&
    count('AuthnStatement') === 1 &&
    count('AttributeStatement') <= 1 &&
    count('NameID') === 1 &&
    elements.every(isKnown)
  )
}

async function postAssert(xml: string, certificates: string[], { entityId, acsUrl }: ResponseExpectation): Promise<string> {
  const sp = new saml2.ServiceProvider({ entity_id: entityId, assert_endpoint: acsUrl, private_key: '', certificate: '' })
  const idp = new saml2.IdentityProvider({
    sso_login_url: '',
    sso_logout_url: '',
    certificates,
    allow_unencrypted_assertion: true,
  })
  const options = {
    request_body: { SAMLResponse: Buffer.from(xml).toString('base64') },
    require_session_index: false,
    ignore_timing: true,
  }
  let timer: NodeJS.Timeout | undefined
  try {
    return await new Promise((resolve, reject) => {
      timer = setTimeout(() => reject(new Error(`no answer within ${timeoutMs} ms`)), timeoutMs)
      sp.post_assert(idp, options, (error, answer) => (error ? reject(error) : resolve(answer.user.name_id)))
    })
  } catch (cause) {
    throw new AssertionRefused('signature-invalid', {
      expected: 'the library to accept the message too',
      actual: String(cause),
      cause,
    })
  } finally {
    clearTimeout(timer)
  }
}
