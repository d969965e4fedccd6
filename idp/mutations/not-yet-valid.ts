import { addSeconds } from '../saml/time.ts'
import { defineMutation } from './mutation.ts'

/** Begins in 20 minutes: more than any clock skew. SAML Core 2.5.1.2. */
export const notYetValid = defineMutation({
  id: 'not-yet-valid',
  title: 'Validity begins in 20 minutes',
  stage: 'draft',
  requirement: 'COND-02',
  apply(draft, { now }) {
    const begins = addSeconds(now, 20 * 60)
    draft.assertion.conditions = { notBefore: begins, notOnOrAfter: addSeconds(begins, 10 * 60) }
    return draft
  },
})
