import { all, defineCheck, notVerified, same, unspecified } from './check.ts'
import { restingOn } from './evidence.ts'
import { joinedBefore, joinedIn, NO_WORKSPACES, STRANGER } from './joining.ts'
import { ownerOf } from './owner-of.ts'
import { isProof, knownAccountOf, NO_PROBE, signIns } from './seen.ts'

const KEY = 'existingAccountInOtherWorkspace'

/** Who is in one workspace and signs in to a further one joins it at once, after proof, or not at all, as declared. */
export const furtherWorkspacePerPolicy = defineCheck({
  id: 'further-workspace-per-policy',
  title: 'A member of one workspace comes into a further one as declared',
  evidence: 'E1',
  needs: ['workspaces'],
  evaluate(run) {
    const { steps, policy, given } = run
    const rule = policy[KEY]
    if (rule === undefined) return unspecified(KEY)
    const outcomes = signIns(steps).flatMap((step) => {
      const { person, place, sent } = step
      if (!person || !place || !sent || !given.workspaces.some(({ name }) => name === place.name)) return []
      const [before, after] = [joinedBefore(person, step.before), joinedIn(person, step.after)]
      if (before === 'unknown' || after === 'unknown') return [notVerified(NO_WORKSPACES)]
      if (before.length === 0 || before.includes(place.name)) return []
      if (steps.slice(0, steps.indexOf(step)).some((each) => isProof(each) && each.person?.id === person.id)) return []
      if (!step.session?.known) return [notVerified(NO_PROBE)]
      const found = ownerOf(run, step)
      const owner = found?.kind === 'finding' ? found.declared : found
      if (owner?.kind === 'may-open') return [notVerified(owner.why)]
      if (owner?.kind === 'creates') return [STRANGER]
      const opens = owner === null || owner.kind === 'unspecified' ? rule === 'link' : owner.kind === 'opens'
      const expected = opens ? [...before, place.name].sort() : before
      const account = knownAccountOf(person, step.before)
      const outcome = same(`member of ${expected.join(', ')}`, `member of ${after.join(', ') || 'none'}`)
      return [account === 'unknown' ? outcome : restingOn(outcome, [account], ['workspaces'])]
    })
    return all(outcomes, 'nobody who was in a workspace signed in to another one')
  },
})
