import type { CaseRun, StepRecord } from '../case/case-run.ts'
import type { Outcome } from '../results.ts'
import { all, defineCheck, notVerified, satisfied, violated } from './check.ts'
import { openedBy } from './opened.ts'
import { changed, sharedChanges } from './record-changes.ts'
import { accountsOf, signIns } from './seen.ts'

/** The address of a local administrator in an assertion opens nothing: whoever edits addresses at the IdP would be one. */
export const privilegedAccountNotCaptured = defineCheck({
  id: 'privileged-account-not-captured',
  title: "An assertion with a local administrator's address does not open that account",
  evidence: 'E1',
  needs: ['password'],
  evaluate: (run) => {
    const privileged = run.given.accounts.filter((each) => each.emergency).map((each) => each.person)
    const outcomes = signIns(run.steps)
      .filter((step) => step.sent !== null && privileged.includes(step.person?.id ?? ''))
      .map((step) => judge(run, step, privileged))
    return all(outcomes, 'nobody signed in with the address of a local administrator')
  },
})

function judge(run: CaseRun, step: StepRecord, privileged: readonly string[]): Outcome {
  const tries = run.steps.slice(0, run.steps.indexOf(step)).filter((each) => each.kind === 'password-sign-in')
  const isLetIn = (each: StepRecord) => each.session?.signedInAs != null
  if (!tries.some((each) => each.person?.id === step.person?.id && isLetIn(each)))
    return notVerified('failed control: the administrator was not seen to get in with a password')
  const others = tries.filter((each) => !privileged.includes(each.person?.id ?? '') && each.session?.known)
  if (others.length === 0 || others.some(isLetIn))
    return notVerified(
      'failed control: nobody was seen to be refused a password, so nothing shows that the account has a privilege',
    )
  const opened = openedBy(step)
  if (opened.kind === 'unseen') return notVerified(opened.reason)
  const expected = "the administrator's account is neither opened nor changed"
  if (opened.kind !== 'nothing' && opened.kind !== 'new') return violated(expected, opened.words)
  const [before, after] = [step.before, step.after].map((seen) => (step.person ? accountsOf(step.person, seen) : 'unknown'))
  const [was, is] = [before, after].map((found) => (found === 'unknown' ? undefined : found?.[0]))
  const changes = was && is ? sharedChanges(was, is) : []
  return changes.length > 0 ? changed(expected, changes) : satisfied(expected, opened.words)
}
