import * as saml2 from 'saml2-js'
import { elementsOf, isNamed, ns } from './dom.ts'
import { AssertionRefused } from './errors.ts'
import type { AssertionFacts, ResponseExpectation } from './expectation.ts'
import type { ParsedResponse } from './parse.ts'

const timeoutMs = 5_000
// The library lets this claim take the place of NameID.
const nameIdentifierClaim = 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/nameidentifier'

/**
 * A second opinion: the SAML library reads the same message with the same trust and has to come to the same person.
 * It sees only what was parsed and verified here, because it reports some parse errors outside its callback.
 * It checks signature, status and audience; times are ours alone, since it cannot be given a clock.
 *
 * @throws AssertionRefused signature-invalid when the two disagree
 */
export async function crossCheck(
  message: ParsedResponse,
  facts: AssertionFacts,
  expectation: ResponseExpectation,
): Promise<void> {
  if (!canRead(message.response) || facts.attributes.has(nameIdentifierClaim)) return
  const found = await postAssert(message.xml, expectation)
  if (found === facts.nameId) return
  throw new AssertionRefused('signature-invalid', { expected: `the library to read ${facts.nameId}`, actual: String(found) })
}

/** The library knows one of each; messages with more are legal (Profiles 4.1.4.2, Core 2.3.3), so they go without a second opinion. */
function canRead(response: Element): boolean {
  const count = (localName: string) =>
    [...elementsOf(response)].filter((element) => isNamed(element, ns.assertion, localName)).length
  return count('Assertion') === 1 && count('AuthnStatement') === 1 && count('AttributeStatement') <= 1 && count('NameID') === 1
}

async function postAssert(xml: string, { idp, entityId, acsUrl }: ResponseExpectation): Promise<string> {
  const sp = new saml2.ServiceProvider({ entity_id: entityId, assert_endpoint: acsUrl, private_key: '', certificate: '' })
  const provider = new saml2.IdentityProvider({
    sso_login_url: '',
    sso_logout_url: '',
    certificates: idp.certificates,
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
      sp.post_assert(provider, options, (error, answer) => (error ? reject(error) : resolve(answer.user.name_id)))
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
