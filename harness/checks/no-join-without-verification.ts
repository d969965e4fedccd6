import type { StepRecord } from '../case/case-run.ts'
import type { Outcome } from '../results.ts'
import { all, defineCheck, notVerified, satisfied, violated } from './check.ts'
import { type Asking, joinedIn, judgeAskings, NO_WORKSPACES } from './joining.ts'
import { isProof } from './seen.ts'

/** Until the right code has been typed the person is no member of the further workspace, and is not let into it either. */
export const noJoinWithoutVerification = defineCheck({
  id: 'no-join-without-verification',
  title: 'Nobody joins a further workspace without the right code',
  evidence: 'E1',
  evaluate: (run) =>
    judgeAskings(run, (asking) => {
      const from = run.steps.indexOf(asking.step)
      const proof = run.steps.findIndex((step, index) => index > from && isProof(step) && step.person?.id === asking.person.id)
      const tries = run.steps.filter((step) => step.kind === 'enter-code' && step.person?.id === asking.person.id)
      const unproven = run.steps.slice(from, proof === -1 ? undefined : proof)
      const outcome = all(
        unproven.map((step) => outside(step, asking)),
        'nothing was seen',
      )
      const untyped = tries.some((step) => step.details.typed === '0')
      return outcome.kind === 'satisfied' && untyped
        ? notVerified('no code could be typed, so its refusal was not seen')
        : outcome
    }),
})

function outside(step: StepRecord, { person, workspace }: Asking): Outcome {
  const joined = joinedIn(person, step.after)
  const expected = `not in ${workspace} without the right code`
  const after = `after "${step.sentence}"`
  if (joined !== 'unknown' && joined.includes(workspace)) return violated(expected, `member of ${workspace} ${after}`)
  const active = step.person?.id === person.id && step.place?.name === workspace && step.session?.place === step.place.id
  if (active) return violated(expected, `signed in to ${workspace} ${after}`)
  return joined === 'unknown' ? notVerified(NO_WORKSPACES) : satisfied(expected, `not in ${workspace} ${after}`)
}
