import type { StepRecord } from '../case/case-run.ts'
import type { Outcome } from '../results.ts'
import { all, defineCheck, notVerified, same } from './check.ts'
import { joinedBefore, NO_WORKSPACES } from './joining.ts'
import { judgeSelf, NO_PROBE, nameOf } from './seen.ts'

/** Switching makes the other workspace the active one, in the same session. */
export const workspaceSwitched = defineCheck({
  id: 'workspace-switched',
  title: 'A member can switch to each joined workspace',
  evidence: 'E2',
  evaluate({ steps }) {
    const outcomes = steps.flatMap((step, index) => (step.kind === 'switch-to' ? [judge(step, steps[index - 1])] : []))
    return all(outcomes, 'nobody switched')
  },
})

function judge(step: StepRecord, previous: StepRecord | undefined): Outcome {
  const { person, place, session } = step
  if (!session?.known || !person || !place) return notVerified(NO_PROBE)
  const joined = joinedBefore(person, step.before)
  if (joined === 'unknown') return notVerified(NO_WORKSPACES)
  if (!joined.includes(place.name)) return notVerified(`the person was no member of ${place.name}`)
  if (previous?.session?.place === place.id) return notVerified(`${place.name} was the active workspace already`)
  const expected = `${place.id} is active for ${nameOf(step)}`
  const self = judgeSelf(step, expected)
  if (self.kind !== 'satisfied') return self
  if (session.place === undefined) return notVerified('the target does not tell which workspace is active (session.place)')
  const offered = step.details.offered === 'false' ? '; no switch was offered' : ''
  return same(expected, `${session.place} is active for ${nameOf(step)}${offered}`)
}
