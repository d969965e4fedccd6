import { forgeDraft } from './bend.ts'
import { defineMutation } from './mutation.ts'

/** Well signed, by a key of this IdP whose certificate was taken away. Saml2int SDP-MD03: what metadata no longer names is not trusted. */
export const retiredKey = defineMutation({
  id: 'retired-key',
  title: 'Signed by a key of the IdP that has been retired',
  stage: 'draft',
  requirement: 'SIG-22',
  forgesIdentity: true,
  apply(draft, context) {
    draft.signing.key = 'retired'
    return forgeDraft(draft, context)
  },
})
