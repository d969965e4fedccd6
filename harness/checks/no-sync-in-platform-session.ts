import { all, defineCheck, notVerified, same } from './check.ts'
import { restingOn } from './evidence.ts'
import { accountOf, environmentOf, isSelf, knownAccountOf, listed, NO_ACCOUNT, NO_OBSERVER, WHOSE } from './seen.ts'

/** Who opens the app in a live chat session keeps the groups of before, whatever the IdP says by now. */
export const noSyncInPlatformSession = defineCheck({
  id: 'no-sync-in-platform-session',
  title: 'A live chat session leaves the groups as they are',
  evidence: 'E1',
  evaluate(run) {
    const outcomes = run.steps
      .filter((step) => step.details.platformSession === 'alive')
      .map((step) => {
        const before = step.person ? knownAccountOf(step.person, step.before) : null
        const after = step.person ? accountOf(step.person, step.after) : null
        if (before === 'unknown' || after === 'unknown') return notVerified(NO_OBSERVER)
        if (before === null || after === null) return notVerified(NO_ACCOUNT)
        if (isSelf(step) === 'unknown') return notVerified(WHOSE)
        if (isSelf(step) === 'no') return notVerified('the person was not let in, so nothing could be synced')
        const environment = environmentOf(run, step)?.name ?? ''
        const [had, has] = [before, after].map((each) => each.environments?.[environment]?.groups)
        if (!had || !has) return notVerified('no observer shows groups')
        return restingOn(same(listed(had), listed(has)), [before, after], ['environments.groups'])
      })
    return all(outcomes, 'nobody opened the app in a live chat session')
  },
})
