import type { CaseRun, StepRecord } from '../case/case-run.ts'
import { assertedName } from '../expect/name.ts'
import { proofFirst, type Stop } from '../expect/proof-first.ts'
import { sentValue } from '../expect/sent-value.ts'
import type { Outcome } from '../results.ts'
import { all, defineCheck, notVerified, same, satisfied, violated } from './check.ts'
import { declaredStop } from './declared-stop.ts'
import { fold, knownAccountOf, nameOf, signIns, WHOSE } from './seen.ts'

/** At the end of a sign-in the person is signed in, as nobody else, and was asked for nothing more. */
export const signedInAtOnce = defineCheck({
  id: 'signed-in-at-once',
  title: 'The sign-in ends with a session of the right person',
  evidence: 'E2',
  evaluate(run) {
    const outcomes = signIns(run.steps).map((step) => {
      if (!step.person || !step.session?.known) return notVerified('the session probe gave no usable answer')
      const account = knownAccountOf(step.person, step.before)
      const stop = step.sent && account && account !== 'unknown' ? proofFirst(run, step.sent, account, step.place?.name) : null
      if (stop) return judgeStop(stop, step)
      if (isRefusedForWantOfName(run, step)) return satisfied('refused, since the name is missing', whereTo(step.landing))
      if (isStoppedForWantOfAddress(run, step))
        return notVerified('the SP has an attribute for the address, and nobody was let in without it')
      const declared = declaredStop(run, step)
      if (declared !== null) return satisfied(`nobody is signed in, since ${declared}`, whereTo(step.landing))
      if (step.session.unnamed) return notVerified(WHOSE)
      return same(
        `signed in as ${nameOf(step)}`,
        step.session.signedInAs === null
          ? `not signed in (${whereTo(step.landing)})`
          : `signed in as ${fold(step.session.signedInAs)}`,
      )
    })
    return all(outcomes, 'nobody signed in')
  },
})

/** An account that only the address has found is not opened before more is done, where that is declared. */
function judgeStop({ because }: Stop, { session, landing }: StepRecord): Outcome {
  const expected = `nobody is signed in (${because})`
  if (session?.signedInAs != null) return violated(expected, `signed in as ${fold(session.signedInAs)}`)
  return isErrorPage(landing) ? violated(expected, whereTo(landing)) : satisfied(expected, whereTo(landing))
}

/** Whether the SP refused, as it declares, somebody for whom the name that it has an attribute for was not sent. An error page refuses nobody. */
function isRefusedForWantOfName(run: CaseRun, { sent, session, landing }: StepRecord): boolean {
  if (run.policy.missingAttribute?.name !== 'reject' || !sent || session?.signedInAs !== null) return false
  if (isErrorPage(landing)) return false
  const maps = ['displayName', 'firstName', 'lastName'].some((word) => run.attributeMap[word] !== undefined)
  const name = assertedName(run, sent)
  return maps && name.kind === 'value' && name.value === null
}

/** Whether an SP that has an attribute for the address never let this person in, for whom none was sent. */
function isStoppedForWantOfAddress(run: CaseRun, { person, sent, landing }: StepRecord): boolean {
  if (run.attributeMap.email === undefined || !sent || sentValue(run, sent, 'email').state !== 'absent') return false
  return !isErrorPage(landing) && !run.steps.some((each) => each.person?.id === person?.id && each.session?.signedInAs != null)
}

const isErrorPage = (landing: StepRecord['landing']): boolean => (landing?.status ?? 500) >= 500

function whereTo(landing: { url: string; status: number | null; refusalCode: string | null } | null): string {
  if (!landing) return 'no page'
  return landing.refusalCode ? `refused: ${landing.refusalCode}` : `${landing.status ?? '?'} at ${new URL(landing.url).pathname}`
}
