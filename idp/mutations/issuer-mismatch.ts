import { defineMutation } from './mutation.ts'

/** Signed with the right key under the name of another IdP. SAML Profiles 4.1.4.2: the Issuer is the IdP's entityID. */
export const issuerMismatch = defineMutation({
  id: 'issuer-mismatch',
  title: 'Issuer of another IdP',
  stage: 'draft',
  requirement: 'RESP-11',
  apply(draft) {
    draft.response.issuer = 'https://other-idp.example/metadata'
    draft.assertion.issuer = 'https://other-idp.example/metadata'
    return draft
  },
})
