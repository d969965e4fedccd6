import { all, defineCheck, notVerified, same } from './check.ts'
import { accountOf } from './seen.ts'

/** A change at the IdP is not seen at the SP until the person signs in. */
export const changeWaitsForSignIn = defineCheck({
  id: 'change-waits-for-sign-in',
  title: 'A change at the IdP waits for the next sign-in',
  evidence: 'E1',
  evaluate({ steps }) {
    const outcomes = steps
      .filter((step) => step.kind === 'change-at-idp')
      .map((step) => {
        const before = step.person ? accountOf(step.person, step.before) : null
        const after = step.person ? accountOf(step.person, step.after) : null
        if (before === 'unknown' || after === 'unknown' || before === null) return notVerified('there was no record to watch')
        return same(JSON.stringify(before), JSON.stringify(after))
      })
    return all(outcomes, 'nothing was changed at the IdP')
  },
})
