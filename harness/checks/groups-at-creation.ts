import { existingGroups, GROUPS_UNKNOWN } from '../case/sp-groups.ts'
import { groupsOfNewcomer } from '../expect/asserted-groups.ts'
import { defineCheck, notVerified, same, unspecified } from './check.ts'
import { judgeSignIns } from './expectation.ts'
import { listed, NO_ACCOUNT } from './seen.ts'

/** The groups of the first message are the new account's groups, as far as the environment has them. */
export const groupsAtCreation = defineCheck({
  id: 'groups-at-creation',
  title: 'A new account gets the groups of its first assertion',
  evidence: 'E1',
  needs: ['groups'],
  evaluate: (run) =>
    judgeSignIns(run, 'first', ['environments.groups'], ({ step, sent, after }) => {
      if (after === null) return notVerified(NO_ACCOUNT)
      const environment = run.given.environments.find((each) => each.name === step.place?.name) ?? run.given.environments[0]
      const seen = environment && after.environments?.[environment.name]?.groups
      if (!environment || !seen) return notVerified('no observer shows groups')
      const asserted = groupsOfNewcomer(run, sent, environment, step.channel)
      if (asserted.kind === 'unspecified') return unspecified(asserted.key)
      const expected = existingGroups(environment, asserted.kind === 'value' ? asserted.value : [])
      return expected === 'unknown' ? notVerified(GROUPS_UNKNOWN) : same(listed(expected), listed(seen))
    }),
})
