import type { StepRecord } from '../case/case-run.ts'
import type { AccountSeen } from '../results.ts'
import { all, defineCheck, notApplicable, notVerified, same } from './check.ts'
import { accountsOf, fold, NO_OBSERVER } from './seen.ts'

/** However often and however written a person signs in, there is one record of them. */
export const oneAccount = defineCheck({
  id: 'one-account',
  title: 'One person, one account',
  evidence: 'E1',
  evaluate({ people, policy, steps }) {
    const last = steps.at(-1)
    const active = [...people.values()].filter((person) =>
      steps.some((step) => step.person?.id === person.id && step.kind !== 'change-at-idp' && step.mutation === null),
    )
    const outcomes = active.map((person) => {
      const found = last && !last.after.partial ? accountsOf(person, last.after) : 'unknown'
      if (found === 'unknown') return notVerified(NO_OBSERVER)
      if (found.length === 0 && !steps.some((step) => step.person?.id === person.id && letsIn(step)))
        return notVerified('nobody was let in, so nothing shows who is recognised')
      if (policy.emailCompare === 'exact' && areSpellings(found))
        return notApplicable('the declared policy tells addresses apart by their letter case (emailCompare: exact): F-04 not met')
      return same(
        `1 account for ${person.email}`,
        `${found.length} ${found.length === 1 ? 'account' : 'accounts'} for ${person.email}`,
      )
    })
    return all(outcomes, 'nobody signed in')
  },
})

function letsIn({ session, parallel }: StepRecord): boolean {
  return [session, ...parallel.map((each) => each.session)].some((each) => each?.signedInAs != null)
}

/** Several accounts of one address, each spelled in another way. */
function areSpellings(found: readonly AccountSeen[]): boolean {
  const spelled = new Set(found.map((each) => each.email))
  return found.length > 1 && spelled.size === found.length && new Set(found.map((each) => fold(each.email))).size === 1
}
