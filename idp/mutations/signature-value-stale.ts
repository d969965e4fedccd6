import { elements } from '../saml/canonical.ts'
import { digestOf } from '../saml/sign.ts'
import { edit, forgeElement, signaturesIn } from './bend.ts'
import { defineMutation } from './mutation.ts'

/** The digest fits the forged content, the SignatureValue is still the genuine one. XML Signature 3.2.2. */
export const signatureValueStale = defineMutation({
  id: 'signature-value-stale',
  title: 'Digest made anew for a forged identity, SignatureValue kept',
  stage: 'signed',
  requirement: 'SIG-05',
  forgesIdentity: true,
  apply: (message, context) =>
    edit(message, (response) => {
      forgeElement(response, context)
      // Inner signatures are digested by outer ones.
      for (const signature of signaturesIn(response).reverse()) renewDigest(signature)
    }),
})

function renewDigest(signature: Element): void {
  const parts = [...elements(signature)]
  const prefixes = parts.find(({ localName }) => localName === 'InclusiveNamespaces')?.getAttribute('PrefixList')
  const value = parts.find(({ localName }) => localName === 'DigestValue')
  const signed = signature.parentNode as Element
  const after = signature.nextSibling
  signed.removeChild(signature)
  if (value) value.textContent = digestOf(signed, prefixes ? prefixes.split(' ') : [])
  signed.insertBefore(signature, after)
}
