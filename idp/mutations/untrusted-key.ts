import { forgeDraft } from './bend.ts'
import { defineMutation } from './mutation.ts'

/** Well signed, by a key that the SP never learned, whose certificate lies in KeyInfo. SAML Security Cheat Sheet; CVE-2024-32962. */
export const untrustedKey = defineMutation({
  id: 'untrusted-key',
  title: 'Signed by an unknown key that brings its own certificate',
  stage: 'draft',
  requirement: 'SIG-06',
  forgesIdentity: true,
  apply(draft, context) {
    draft.signing.key = 'rogue'
    return forgeDraft(draft, context)
  },
})
