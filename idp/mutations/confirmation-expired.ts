import { addSeconds } from '../saml/time.ts'
import { defineMutation } from './mutation.ts'

/** The Conditions hold, the bearer confirmation ended 20 minutes ago. SAML Profiles 4.1.4.3. */
export const confirmationExpired = defineMutation({
  id: 'confirmation-expired',
  title: 'Bearer confirmation ended 20 minutes ago',
  stage: 'draft',
  requirement: 'SUBJ-06',
  apply(draft, { now }) {
    draft.assertion.confirmation.notOnOrAfter = addSeconds(now, -20 * 60)
    return draft
  },
})
