import { addSeconds } from '../saml/time.ts'
import { defineMutation } from './mutation.ts'

/** Over for 20 minutes, by Conditions and by the confirmation: more than any clock skew. SAML Core 2.5.1.2, Profiles 4.1.4.3. */
export const expired = defineMutation({
  id: 'expired',
  title: 'Validity ended 20 minutes ago',
  stage: 'draft',
  requirement: 'COND-01',
  apply(draft, { now }) {
    const ended = addSeconds(now, -20 * 60)
    draft.assertion.conditions = { notBefore: addSeconds(ended, -10 * 60), notOnOrAfter: ended }
    draft.assertion.confirmation.notOnOrAfter = ended
    return draft
  },
})
