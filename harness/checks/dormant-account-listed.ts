import type { StepRecord } from '../case/case-run.ts'
import { all, defineCheck, notVerified, satisfied, violated } from './check.ts'
import { accountsOf, NO_OBSERVER, signIns } from './seen.ts'

/**
 * An account whose person the IdP no longer lets in is still among those that can be listed, so that somebody can deal with it; reports
 * name it where they say what JIT does not do.
 */
export const dormantAccountListed = defineCheck({
  id: 'dormant-account-listed',
  title: 'An account that lies dormant can be found',
  evidence: 'E1',
  evaluate({ steps }) {
    const outcomes = signIns(steps)
      .filter((step) => step.exchanges.some((each) => each.refusal !== null))
      .flatMap((step) => {
        const { person } = step
        if (!person || !steps.some((each) => each.person?.id === person.id && listing(each).length > 0)) return []
        if (step.after.partial || step.after.accounts === 'unknown') return [notVerified(NO_OBSERVER)]
        const [dormant] = listing(step)
        const expected = `${person.email} is listed`
        return [
          dormant ? satisfied(expected, `${dormant.email}: ${dormant.status ?? 'listed'}`) : violated(expected, 'it is not'),
        ]
      })
    return all(outcomes, 'nobody with an account was turned away by the IdP')
  },
})

/** The accounts of a step's person that were really listed then, and not only remembered. */
function listing({ person, after }: StepRecord) {
  const found = person && !after.partial ? accountsOf(person, after) : 'unknown'
  return found === 'unknown' ? [] : found
}
