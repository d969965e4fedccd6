import type { CaseRun, StepRecord } from '../case/case-run.ts'
import type { EnvironmentGiven } from '../case/given.ts'
import { GROUPS_UNKNOWN, missingGroups } from '../case/sp-groups.ts'
import { newEntries } from '../case/step-result.ts'
import { assertedGroups, countsAtCreation } from '../expect/asserted-groups.ts'
import { type Expectation, silent, value } from '../expect/sent-value.ts'
import { all, defineCheck, notVerified, satisfied, unspecified, violated } from './check.ts'
import { environmentOf, knownAccountOf, NO_OBSERVER, signIns } from './seen.ts'

/** A group, or the id of one, that the SP does not know is ignored, and the log names it. */
export const unknownGroupLogged = defineCheck({
  id: 'unknown-group-logged',
  title: 'The log names each group that was sent and does not exist',
  evidence: 'E1',
  needs: ['audit', 'groups', 'groupList'],
  evaluate: (run) => {
    const outcomes = signIns(run.steps).flatMap((step) => {
      const environment = environmentOf(run, step)
      const has = environment?.groups
      if (!step.sent || !environment || !has || has === 'any') return []
      const read = areRead(run, step, environment)
      if (read === 'unknown') return [notVerified(NO_OBSERVER)]
      if (read.kind === 'unspecified') return [unspecified(read.key)]
      if (read.kind !== 'value' || !read.value) return []
      const asserted = assertedGroups(run, step.sent)
      if (asserted.kind === 'unspecified') return [unspecified(asserted.key)]
      const names = asserted.kind === 'value' ? asserted.value : []
      const unknown = missingGroups(environment, names)
      if (unknown === 'unknown') return [notVerified(GROUPS_UNKNOWN)]
      if (unknown.length === 0) return []
      if (step.after.audit === 'unknown') return [notVerified('no observer shows the log')]
      const reasons = newEntries(step).flatMap((entry) => entry.reasons ?? [])
      const silent = unknown.filter((name) => !reasons.some((reason) => reason.includes(name)))
      const expected = `the log names ${unknown.join(', ')}`
      return [silent.length === 0 ? satisfied(expected) : violated(expected, `the log does not name ${silent.join(', ')}`)]
    })
    return all(outcomes, 'every group that was sent exists, or none is read as declared')
  },
})

/** Whether the groups of a message are read at all, as declared. */
function areRead(run: CaseRun, step: StepRecord, environment: EnvironmentGiven): Expectation<boolean> | 'unknown' {
  const account = step.person ? knownAccountOf(step.person, step.before) : 'unknown'
  if (account === 'unknown') return account
  if (account === null) return countsAtCreation(run, environment, step.channel)
  const isSynced = environment.groupSync && step.channel === 'go'
  const key = isSynced ? 'groupPolicyWithSync' : 'groupPolicy'
  const rule = run.policy[key]
  return rule === undefined ? silent(key) : value(rule !== 'ignore' && rule !== 'createOnly')
}
