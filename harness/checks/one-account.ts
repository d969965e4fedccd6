import { all, defineCheck, notVerified, same } from './check.ts'
import { accountsOf, NO_OBSERVER } from './seen.ts'

/** However often and however written a person signs in, there is one record of them. */
export const oneAccount = defineCheck({
  id: 'one-account',
  title: 'One person, one account',
  evidence: 'E1',
  evaluate({ people, steps }) {
    const last = steps.at(-1)
    const active = [...people.values()].filter((person) =>
      steps.some((step) => step.person?.id === person.id && step.kind !== 'change-at-idp' && step.mutation === null),
    )
    const outcomes = active.map((person) => {
      const found = last && !last.after.partial ? accountsOf(person, last.after) : 'unknown'
      if (found === 'unknown') return notVerified(NO_OBSERVER)
      return same(
        `1 account for ${person.email}`,
        `${found.length} ${found.length === 1 ? 'account' : 'accounts'} for ${person.email}`,
      )
    })
    return all(outcomes, 'nobody signed in')
  },
})
