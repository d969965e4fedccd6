import { defineCheck, notVerified, same } from './check.ts'
import { judgeSignIns } from './expectation.ts'
import { listed, NO_ACCOUNT } from './seen.ts'

/** Without the feature of several environments there is one, and a new account is in it and in no other. */
export const oneEnvironment = defineCheck({
  id: 'one-environment',
  title: 'Without the environments feature there is exactly one environment',
  evidence: 'E1',
  needs: ['environments'],
  evaluate: (run) =>
    judgeSignIns(run, 'first', ['environments'], ({ after }) => {
      if (run.given.environmentsFeature) return notVerified('the organisation has the feature of several environments')
      if (after === null) return notVerified(NO_ACCOUNT)
      if (!after.environments) return notVerified('no observer shows environments')
      return same(listed(run.given.environments.map((each) => each.name)), listed(Object.keys(after.environments)))
    }),
})
