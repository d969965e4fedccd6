import { all, defineCheck, notVerified, same, violated } from './check.ts'
import { joinedIn } from './joining.ts'
import { isSelf, NO_PROBE, nameOf, whoIsIn } from './seen.ts'

/** Switching makes the other workspace the active one, in the same session. */
export const workspaceSwitched = defineCheck({
  id: 'workspace-switched',
  title: 'A member can switch to each joined workspace',
  evidence: 'E2',
  evaluate({ steps }) {
    const outcomes = steps
      .filter((step) => step.kind === 'switch-to')
      .map((step) => {
        const { person, place, session } = step
        if (!session?.known || !person || !place) return notVerified(NO_PROBE)
        if (!joinedIn(person, step.before).includes(place.name))
          return notVerified(`the person was not seen to be a member of ${place.name}`)
        const expected = `${place.id} is active for ${nameOf(step)}`
        if (!isSelf(step)) return violated(expected, whoIsIn(step))
        if (session.place === undefined) return notVerified('the target does not tell which workspace is active (session.place)')
        return same(
          expected,
          `${session.place} is active for ${nameOf(step)}${step.details.offered === 'false' ? '; no switch was offered' : ''}`,
        )
      })
    return all(outcomes, 'nobody switched')
  },
})
