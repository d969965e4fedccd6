import type { CaseRun, StepRecord } from '../case/case-run.ts'
import { defineCheck, notApplicable, notVerified, satisfied, violated } from './check.ts'
import { isIn, judgeEntry, standingAt } from './entry.ts'
import { judgeSignIns } from './expectation.ts'
import { isStranger } from './owner-of.ts'
import { isSelf, signIns } from './seen.ts'

/** Somebody whom an administrator took out comes back, or stays out, as declared; however the address is written, and never by an error. */
export const removedMemberPerPolicy = defineCheck({
  id: 'removed-member-per-policy',
  title: 'A removed member who signs in again is treated as declared',
  evidence: 'E1',
  evaluate: (run) =>
    judgeSignIns(run, 'any', ['environments', 'workspaces'], (seen) => {
      const { step, before, after } = seen
      const place = step.place?.name ?? ''
      if (!standingAt(run, step).removed) return null
      if (isStranger(run, step))
        return notApplicable('the declared keys take this address for somebody else, who was never removed')
      if (!wasLetInBefore(run, step)) return notVerified('failed control: the person was never let in before the removal')
      if (before !== null && showsPlaces(run, before, place) && isIn(run, before, place))
        return notVerified(`failed precondition: ${before.email} was still in ${place} after the removal`)
      return judgeEntry(run, seen, {
        letIn: () =>
          isIn(run, after, place) ? satisfied(`in ${place} again`) : violated(`in ${place} again`, `not in ${place}`),
      })
    }),
})

function wasLetInBefore({ steps }: CaseRun, step: StepRecord): boolean {
  return signIns(steps.slice(0, steps.indexOf(step))).some(
    (each) => each.person?.id === step.person?.id && each.place?.name === step.place?.name && isSelf(each) !== 'no',
  )
}

function showsPlaces({ given }: CaseRun, account: { environments?: object; workspaces?: object }, place: string): boolean {
  const isWorkspace = given.workspaces.some((each) => each.name === place)
  return (isWorkspace ? account.workspaces : account.environments) !== undefined
}
