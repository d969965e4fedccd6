import { defineMutation } from './mutation.ts'

/** The Assertion is genuine, current and signed, but made for another SP. SAML Core 2.5.1.4, Profiles 4.1.4.2. */
export const audienceMismatch = defineMutation({
  id: 'audience-mismatch',
  title: 'Assertion addressed to another SP',
  stage: 'draft',
  requirement: 'COND-08',
  apply(draft) {
    draft.assertion.audience = ['https://other-sp.example/metadata']
    return draft
  },
})
