import { assertedName } from '../expect/name.ts'
import { defineCheck, notVerified, unspecified } from './check.ts'
import { hold, judgeSignIns } from './expectation.ts'

/** What a later sign-in does to a stored name: nothing, or what was sent (C-01). */
export const profilePerPolicy = defineCheck({
  id: 'profile-per-policy',
  title: 'A later sign-in treats the stored profile as declared',
  evidence: 'E1',
  evaluate: (run) =>
    judgeSignIns(run, 'later', (seen) => {
      const { sent, before, after } = seen
      const stored = before?.displayName
      const rule = run.policy.updatePolicy
      if (stored === undefined) return notVerified('no observer shows names')
      if (rule === undefined) return unspecified('updatePolicy')
      const asserted = assertedName(run, sent)
      const refreshed =
        rule === 'eachLogin' ||
        (rule === 'perField' && !run.policy.immutable?.includes('displayName')) ||
        (rule === 'onlyEmpty' && stored === '')
      if (refreshed && asserted.kind === 'unspecified') return unspecified(asserted.key)
      const expected = refreshed && asserted.kind === 'value' && asserted.value !== null ? asserted.value : stored
      return hold({ kind: 'value', value: expected }, seen, after?.displayName, (name) => name)
    }),
})
