import type { CaseRun, StepRecord } from '../case/case-run.ts'
import { newEntries } from '../case/step-result.ts'
import type { Outcome } from '../results.ts'
import { all, defineCheck, notVerified, satisfied, violated } from './check.ts'
import { stopped } from './expectation.ts'
import { recordChanges } from './record-changes.ts'
import { accountOf, fold, knownAccountOf, NO_OBSERVER, NO_PROBE, signIns } from './seen.ts'

const KINDS = ['created', 'linked', 'updated', 'unchanged', 'refused'] as const
type Kind = (typeof KINDS)[number]

/** Each sign-in that reached the SP is in its log: whose it was, what was decided, and why. */
export const everyDecisionLogged = defineCheck({
  id: 'every-decision-logged',
  title: 'The log has each decision about a sign-in, with its reason',
  evidence: 'E1',
  needs: ['audit'],
  evaluate: (run) => {
    const { steps } = run
    const reached = [...signIns(steps), ...steps.filter((step) => step.mutation !== null)].filter((step) => step.sent !== null)
    return all(
      reached.map((step) => judge(run, step)),
      'no assertion reached the SP',
    )
  },
})

function judge(run: CaseRun, step: StepRecord): Outcome {
  if (step.after.audit === 'unknown') return notVerified('no observer shows the log')
  const seen = decided(run, step)
  if ('kind' in seen) return seen
  const who = fold(step.person?.email ?? '')
  const expected = `${seen.is}: an entry about ${who} with a reason`
  const own = newEntries(step).filter((each) => step.mutation !== null || JSON.stringify(each).toLowerCase().includes(who))
  const withReason = own.filter((each) => (each.reasons ?? []).length > 0 || each.code !== undefined)
  if (withReason.length === 0) return violated(expected, own.length > 0 ? 'an entry without a reason' : 'no entry')
  const said = withReason.flatMap((each) => KINDS.filter((kind) => kind === each.decision))
  const fits = [seen.is, seen.or].some((kind) => kind !== undefined && said.includes(kind))
  if (said.length > 0 && !fits) return violated(expected, `the log says ${said.join(', ')}`)
  return satisfied(expected)
}

/** What became of the sign-in, by what was seen of it. */
function decided(run: CaseRun, step: StepRecord): { is: Kind; or?: Kind } | Outcome {
  if (!step.session?.known) return notVerified(NO_PROBE)
  // While a mail asks for proof nothing has changed yet, unless there was another reason to refuse.
  if (stopped(run, step)?.asks) return { is: 'unchanged', or: 'refused' }
  if (step.session.signedInAs === null) return { is: 'refused' }
  const before = step.person ? knownAccountOf(step.person, step.before) : null
  const after = step.person ? accountOf(step.person, step.after) : null
  if (before === 'unknown' || after === 'unknown') return notVerified(NO_OBSERVER)
  if (before === null) return { is: 'created' }
  const changes = recordChanges(before, after)
  if (changes.some((each) => each.field.startsWith('idpIds'))) return { is: 'linked' }
  return { is: changes.length > 0 ? 'updated' : 'unchanged' }
}
