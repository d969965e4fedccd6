import { edit, forgeElement, remove, signaturesIn } from './bend.ts'
import { defineMutation } from './mutation.ts'

/** A genuine message without its signatures, and with another person in it. SAML Profiles 4.1.4.5. */
export const signatureStrippedForgedIdentity = defineMutation({
  id: 'signature-stripped-forged-identity',
  title: 'Signatures removed, identity forged',
  stage: 'signed',
  requirement: 'SIG-02',
  forgesIdentity: true,
  apply: (message, context) =>
    edit(message, (response) => {
      for (const signature of signaturesIn(response)) remove(signature)
      forgeElement(response, context)
    }),
})
