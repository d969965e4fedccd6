import type { CaseRun, StepRecord } from '../case/case-run.ts'
import type { Outcome } from '../results.ts'
import { all, defineCheck, notVerified, satisfied, violated } from './check.ts'
import { openedBy } from './opened.ts'
import { signIns } from './seen.ts'

/** When the last part of creating an account fails, nothing of it stays, and the next try makes all of it. */
export const creationIsAtomic = defineCheck({
  id: 'creation-is-atomic',
  title: 'A creation that fails late leaves nothing, and the next try makes everything',
  evidence: 'E1',
  evaluate: ({ steps }) =>
    all(
      signIns(steps)
        .filter((step) => lateStepAt(steps, step) !== null)
        .map((step) => judge(steps, step)),
      'nobody signed in while a late step failed',
    ),
})

function judge(steps: CaseRun['steps'], step: StepRecord): Outcome {
  const opened = openedBy(step)
  if (opened.kind === 'unseen') return notVerified(opened.reason)
  if (lateStepAt(steps, step) === 'works') {
    const expected = 'a new account, whose owner is signed in, once the late step works again'
    return opened.kind === 'new' ? satisfied(expected, opened.words) : violated(expected, opened.words)
  }
  if (opened.kind === 'new') return notVerified('failed control: the account was made although its late step was told to fail')
  const expected = 'no account and no session when a late step fails'
  return opened.kind === 'nothing' ? satisfied(expected, opened.words) : violated(expected, opened.words)
}

/** Whether the late step fails or works at the time of a sign-in; null before anybody has touched it. */
function lateStepAt(steps: CaseRun['steps'], step: StepRecord): string | null {
  return steps.slice(0, steps.indexOf(step)).findLast((each) => each.kind === 'late-step')?.details.lateStep ?? null
}
