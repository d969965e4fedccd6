import { all, defineCheck, notVerified, satisfied, violated } from './check.ts'
import { NO_REQUESTS, wordFor } from './portal.ts'
import { accountOf, NO_OBSERVER } from './seen.ts'

/** Asking for access leaves an open request of that person for that collection. */
export const accessRequested = defineCheck({
  id: 'access-requested',
  title: 'Access can be requested, and the request is open',
  evidence: 'E1',
  evaluate(run) {
    const outcomes = run.steps
      .filter((step) => step.kind === 'request-access')
      .map((step) => {
        const { person, details } = step
        const pending = wordFor(run, 'pending')
        const expected = `a request for ${details.collection} that is ${pending}`
        if (details.asked !== 'yes') return violated(expected, `it could not be asked for: ${details.why}`)
        const account = person ? accountOf(person, step.after) : null
        if (account === 'unknown' || account === null) return notVerified(NO_OBSERVER)
        if (!account.accessRequests) return notVerified(NO_REQUESTS)
        const found = account.accessRequests.filter((each) => each.collection === details.collection)
        if (found.some((each) => each.status === pending)) return satisfied(expected)
        return violated(expected, found.length === 0 ? 'no request' : `a request that is ${found.at(-1)?.status}`)
      })
    return all(outcomes, 'nobody asked for access')
  },
})
