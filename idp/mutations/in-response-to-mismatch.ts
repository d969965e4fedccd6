import { defineMutation } from './mutation.ts'

/** It answers a request that this SP never sent. SAML Profiles 4.1.4.3. */
export const inResponseToMismatch = defineMutation({
  id: 'in-response-to-mismatch',
  title: 'InResponseTo names an unknown request',
  stage: 'draft',
  requirement: 'RESP-06',
  apply(draft) {
    const unknown = '_0123456789abcdef0123456789abcdef'
    draft.response.inResponseTo = unknown
    draft.assertion.confirmation.inResponseTo = unknown
    return draft
  },
})
