import { openAssertion } from './decrypt.ts'
import { attributeOf, childrenNamed, isNamed, type Namespace, ns } from './dom.ts'
import { AssertionRefused } from './errors.ts'
import { isEncrypted, onlyAssertion, type ParsedResponse } from './parse.ts'
import type { Trust } from './signed-info.ts'
import { checkStructure } from './structure.ts'
import { type SignedElement, verifySignature } from './verify.ts'

/** What may be read after verification. */
export interface VerifiedResponse {
  /** The envelope: from signed bytes when `isResponseSigned`, else as received and only good for refusing. */
  response: Element
  isResponseSigned: boolean
  /** Always from signed bytes, or decrypted from them. */
  assertion: Element
  /** The provider's certificates that verified something here. */
  certificates: string[]
}

/**
 * Verifies the direct-child signatures of the Response and of its Assertion, as many as there are, at least one.
 *
 * @throws AssertionRefused
 */
export function verifyResponse(message: ParsedResponse, trusted: Trust): VerifiedResponse {
  checkStructure(message.response)
  const received = onlyAssertion(message.response)
  const response = verifyEnveloped(message.xml, message.response, trusted)
  // Where the Response is signed, its signed bytes are what is read, and decrypted.
  const covered = response ? onlyAssertion(response.element) : received
  const opened = isEncrypted(received) ? openAssertion(covered, trusted.decryptionKey) : { xml: message.xml, assertion: received }
  const assertion = verifyEnveloped(opened.xml, opened.assertion, trusted)
  const signed = [response, assertion].filter((found) => found !== null)
  if (signed.length === 0) {
    throw new AssertionRefused('signature-missing', { expected: 'a signed Response or Assertion', actual: 'no Signature' })
  }
  return {
    response: response?.element ?? message.response,
    isResponseSigned: response !== null,
    // No assertion signature: then the Response is signed, and the Assertion is the one in the signed Response.
    assertion: assertion?.element ?? (isEncrypted(received) ? opened.assertion : covered),
    certificates: [...new Set(signed.map(({ certificate }) => certificate))],
  }
}

/** Verifies the Signature that `parent` holds, if it holds one; it must cover `parent` itself. */
function verifyEnveloped(xml: string, parent: Element, trusted: Trust): SignedElement | null {
  const [signature] = childrenNamed(parent, ns.signature, 'Signature')
  if (!signature) return null
  const id = attributeOf(parent, 'ID') ?? ''
  const signed = verifySignature(xml, signature, id, trusted)
  const { namespaceURI, localName } = parent
  if (isNamed(signed.element, namespaceURI as Namespace, localName) && attributeOf(signed.element, 'ID') === id) return signed
  throw new AssertionRefused('signature-invalid', {
    expected: `${localName} ${id} in the signed bytes`,
    actual: signed.element.tagName,
  })
}
