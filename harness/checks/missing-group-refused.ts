import { existingGroups, GROUPS_UNKNOWN } from '../case/sp-groups.ts'
import { all, defineCheck, notVerified, satisfied, violated } from './check.ts'
import { settingsOf } from './portal.ts'
import { listed } from './seen.ts'

/** A group that does not exist cannot be chosen for the clients of JIT users. */
export const missingGroupRefused = defineCheck({
  id: 'missing-group-refused',
  title: 'A group that does not exist cannot be chosen for API clients',
  evidence: 'E3',
  needs: ['groups'],
  evaluate({ steps, given }) {
    const environment = given.environments.find((each) => each.name === given.portal?.environment)
    if (!environment) return notVerified('there is no portal')
    const tries = steps
      .filter((step) => step.kind === 'change-portal-settings' && settingsOf(step).groups.length > 0)
      .map((step) => {
        const { groups } = settingsOf(step)
        const there = existingGroups({ groups: environment.groups }, groups)
        const missing = there === 'unknown' ? there : groups.filter((each) => !there.includes(each))
        return { details: step.details, missing }
      })
    if (tries.some((each) => each.missing === 'unknown')) return notVerified(GROUPS_UNKNOWN)
    const control = tries.some(({ details, missing }) => missing.length === 0 && details.outcome === 'accepted')
    const outcomes = tries.flatMap(({ details, missing }) => {
      if (missing === 'unknown' || missing.length === 0) return []
      const expected = `settings with the group ${listed(missing)}, which does not exist, are refused`
      if (details.outcome === 'accepted') return [violated(expected, 'they were saved')]
      return [
        control
          ? satisfied(expected, details.why ?? '')
          : notVerified('no settings with a group were ever saved, so a refusal proves nothing'),
      ]
    })
    return all(outcomes, 'nobody chose a group that does not exist')
  },
})
