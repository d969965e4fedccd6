import { defineMutation } from './mutation.ts'

/** Nobody signed it. SAML Profiles 4.1.4.5: an Assertion that comes by HTTP-POST is signed, or its Response is. */
export const signatureMissing = defineMutation({
  id: 'signature-missing',
  title: 'Neither Response nor Assertion is signed',
  stage: 'draft',
  requirement: 'SIG-01',
  apply(draft) {
    draft.signing.parts = []
    return draft
  },
})
