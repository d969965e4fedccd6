import { all, defineCheck, notApplicable, notVerified, same } from './check.ts'
import { joinedBefore, joinedIn, NO_WORKSPACES } from './joining.ts'
import { isProof, listed } from './seen.ts'

/** The right code makes the person a member of the further workspace, beside the one of before. */
export const joinedAfterCode = defineCheck({
  id: 'joined-after-code',
  title: 'With the right code the person joins',
  evidence: 'E1',
  evaluate({ steps, policy }) {
    const rule = policy.existingAccountInOtherWorkspace
    if (rule !== undefined && rule !== 'linkAfterVerification')
      return notApplicable(`the declared policy asks for no proof by mail (existingAccountInOtherWorkspace: ${rule})`)
    const outcomes = steps
      .filter((step) => step.kind === 'enter-code' && step.details.code === 'right')
      .map((step) => {
        if (!step.person || !step.place || !isProof(step)) return notVerified('no code came, or there was no field to type it in')
        const before = joinedBefore(step.person, step.before)
        const after = joinedIn(step.person, step.after)
        if (before === 'unknown' || after === 'unknown') return notVerified(NO_WORKSPACES)
        if (before.includes(step.place.name)) return notVerified(`the person was in ${step.place.name} before the code was typed`)
        return same(`member of ${listed([...before, step.place.name])}`, `member of ${listed(after)}`)
      })
    return all(outcomes, 'nobody had the right code')
  },
})
