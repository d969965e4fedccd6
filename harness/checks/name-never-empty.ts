import { defineCheck, notApplicable, notVerified, satisfied, violated } from './check.ts'
import { judgeSignIns } from './expectation.ts'
import { NO_ACCOUNT } from './seen.ts'

/** Whatever is missing from the message, nobody is stored without a name. */
export const nameNeverEmpty = defineCheck({
  id: 'name-never-empty',
  title: 'Nobody is stored without a name',
  evidence: 'E1',
  evaluate: (run) =>
    judgeSignIns(run, 'any', ['displayName'], ({ after }) => {
      if (after === null) return notVerified(NO_ACCOUNT)
      if (after.displayName === undefined) return notVerified('no observer shows names')
      const isDeclared = run.policy.missingAttribute?.name === 'empty'
      if (after.displayName.trim() === '' && isDeclared)
        return notApplicable('the declared policy stores people without a name (missingAttribute.name: empty)')
      return after.displayName.trim() === '' ? violated('a name', 'an empty name') : satisfied('a name', after.displayName)
    }),
})
