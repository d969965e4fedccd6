import { all, defineCheck, notVerified, satisfied, violated } from './check.ts'
import { callsIn, judgeFirstEntries, NO_CONTROL, NO_GRANTS, resultOf, someCallWorked, whyUnclear } from './portal.ts'
import { listed } from './seen.ts'

/** Whoever is new in the portal may use no collection: none is granted, and calls are refused. */
export const noAccessAtFirst = defineCheck({
  id: 'no-access-at-first',
  title: 'After the first portal sign-in no API can be used',
  evidence: 'E1',
  evaluate(run) {
    const { steps } = run
    const asked = steps.findIndex((step) => step.kind === 'request-access')
    const calls = callsIn(steps.slice(0, asked < 0 ? steps.length : asked)).map((step) => {
      const { person, details } = step
      const words = `${person?.firstName}'s call of ${details.collection}`
      const result = resultOf(step)
      if (result === 'unclear') return notVerified(whyUnclear(step))
      if (result === 'works') return violated(`${words} is refused`, `answered ${details.status}`)
      return someCallWorked(steps) ? satisfied(`${words} is refused`, `answered ${details.status}`) : notVerified(NO_CONTROL)
    })
    const grants = judgeFirstEntries(run, ({ account }) => {
      if (account.grants === undefined) return notVerified(NO_GRANTS)
      return account.grants.length === 0
        ? satisfied('access to no collection')
        : violated('access to no collection', `access to ${listed(account.grants)}`)
    })
    return all([grants, ...calls], 'nobody was let in to the developer portal')
  },
})
