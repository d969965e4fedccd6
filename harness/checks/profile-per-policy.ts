import { assertedName } from '../expect/name.ts'
import type { AccountSeen } from '../results.ts'
import { defineCheck, notVerified, unspecified } from './check.ts'
import { gotIn, hold, judgeSignIns, unlessSeenOtherwise } from './expectation.ts'
import { type Change, changed, sharedChanges } from './record-changes.ts'

/** What a later sign-in does to a stored name: nothing, or what was sent (C-01). */
export const profilePerPolicy = defineCheck({
  id: 'profile-per-policy',
  title: 'A later sign-in treats the stored profile as declared',
  evidence: 'E1',
  evaluate: (run) =>
    judgeSignIns(run, 'later', ['displayName'], (seen) => {
      const { sent, before, after } = seen
      const stored = before?.displayName
      const rule = run.policy.updatePolicy
      if (stored === undefined) return notVerified('no observer shows names')
      if (rule === undefined) return unspecified('updatePolicy')
      const asserted = assertedName(run, sent)
      const isFree = stored === '' || !run.policy.immutable?.includes('displayName')
      const refreshed = isFree && (rule === 'eachLogin' || rule === 'perField' || (rule === 'onlyEmpty' && stored === ''))
      if (refreshed && asserted.kind === 'unspecified') return unspecified(asserted.key)
      const expected = refreshed && asserted.kind === 'value' && asserted.value !== null ? asserted.value : stored
      const touched = rule === 'never' ? touchedFields(before, after) : []
      if (touched.length > 0 && gotIn(seen)) return changed('the profile stays as it is', touched)
      const outcome = hold({ kind: 'value', value: expected }, seen, after?.displayName, (name) => name)
      return expected === stored ? unlessSeenOtherwise(outcome, seen, 'displayName') : outcome
    }),
})

/** What a sign-in may not touch where profiles are never updated: address, name, and the time of change when nothing else changed. */
function touchedFields(before: AccountSeen | null, after: AccountSeen | null): Change[] {
  if (before === null || after === null) return []
  const changes = sharedChanges(before, after)
  const only = changes.every((each) => each.field === 'updatedAt')
  return changes.filter((each) => ['email', 'displayName'].includes(each.field) || only)
}
