import type { CaseRun, StepRecord } from '../case/case-run.ts'
import type { AccountSeen } from '../results.ts'
import { all, defineCheck, notApplicable, notVerified, same } from './check.ts'
import { mayGetAnother } from './owner-of.ts'
import { accountsOf, fold, knownAccountOf, NO_OBSERVER } from './seen.ts'

/** However often and however written a person signs in, there is one record of them. */
export const oneAccount = defineCheck({
  id: 'one-account',
  title: 'One person, one account',
  evidence: 'E1',
  evaluate(run) {
    const { people, policy, steps } = run
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
      if (found.length > 1 && steps.some((step) => step.person?.id === person.id && isTakenForNewcomer(run, step)))
        return notApplicable(`the declared keys take one person for two (matchKey: ${policy.matchKey ?? 'no value'})`)
      return same(
        `1 account for ${person.email}`,
        `${found.length} ${found.length === 1 ? 'account' : 'accounts'} for ${person.email}`,
      )
    })
    return all(outcomes, 'nobody signed in')
  },
})

/** Whether somebody who has an account comes with nothing that the declared keys know. */
function isTakenForNewcomer(run: CaseRun, step: StepRecord): boolean {
  const before = step.person && step.sent ? knownAccountOf(step.person, step.before) : null
  return before !== null && before !== 'unknown' && mayGetAnother(run, step)
}

function letsIn({ session, parallel }: StepRecord): boolean {
  return [session, ...parallel.map((each) => each.session)].some((each) => each?.signedInAs != null)
}

/** Several accounts of one address, each spelled in another way. */
function areSpellings(found: readonly AccountSeen[]): boolean {
  const spelled = new Set(found.map((each) => each.email))
  return found.length > 1 && spelled.size === found.length && new Set(found.map((each) => fold(each.email))).size === 1
}
