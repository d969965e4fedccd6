import { defineCheck, notVerified, same } from './check.ts'
import { judgeSignIns } from './expectation.ts'
import { listed, NO_ACCOUNT } from './seen.ts'

/** A new account may use every environment with JIT on, and no other. */
export const environmentsGranted = defineCheck({
  id: 'environments-granted',
  title: 'A new account may use the environments with JIT on and no other',
  evidence: 'E1',
  needs: ['environments'],
  evaluate: (run) =>
    judgeSignIns(run, 'first', ['environments'], ({ after }) => {
      if (after === null) return notVerified(NO_ACCOUNT)
      if (!after.environments) return notVerified('no observer shows environments')
      const open = run.given.environments.filter((each) => each.jit).map((each) => each.name)
      return same(listed(open), listed(Object.keys(after.environments)))
    }),
})
