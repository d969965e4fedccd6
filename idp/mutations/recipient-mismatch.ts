import { defineMutation } from './mutation.ts'

/** The bearer confirmation is for another ACS. SAML Profiles 4.1.4.3: Recipient equals the ACS URL that received the Response. */
export const recipientMismatch = defineMutation({
  id: 'recipient-mismatch',
  title: 'Recipient of another SP',
  stage: 'draft',
  requirement: 'SUBJ-05',
  apply(draft) {
    draft.assertion.confirmation.recipient = 'https://other-sp.example/acs'
    return draft
  },
})
