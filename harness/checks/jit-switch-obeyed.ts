import type { StepRecord } from '../case/case-run.ts'
import { all, defineCheck, notVerified, satisfied, violated } from './check.ts'
import { standingAt } from './entry.ts'
import { accountOf, knownAccountOf, NO_OBSERVER, NO_PROBE, signIns } from './seen.ts'
import { givenAt } from './settings.ts'

/** Where JIT is switched off an unknown person gets no account and no session; who is known there is let in as ever. */
export const jitSwitchObeyed = defineCheck({
  id: 'jit-switch-obeyed',
  title: 'Where JIT is off nobody unknown gets in',
  evidence: 'E1',
  evaluate(run) {
    const { steps } = run
    const isClosed = (step: StepRecord) => {
      const { environments, workspaces } = givenAt(run, step)
      return [...environments, ...workspaces].some((each) => each.name === step.place?.name && !each.jit)
    }
    // Who is invited is not unknown: that is judged where invitations are.
    const isInvited = (step: StepRecord) => standingAt(run, step).open !== null
    const control = signIns(steps).some(
      (step) => step.place !== null && (!isClosed(step) || isInvited(step)) && step.session?.signedInAs,
    )
    if (!control) return notVerified('nobody got in where JIT is on, so a refusal proves nothing')
    const outcomes = signIns(steps)
      .filter((step) => isClosed(step) && !isInvited(step) && step.sent !== null)
      .map((step) => {
        if (!step.person || !step.session?.known) return notVerified(NO_PROBE)
        const before = knownAccountOf(step.person, step.before)
        const after = accountOf(step.person, step.after)
        if (before === 'unknown') return notVerified(NO_OBSERVER)
        if (before !== null) return notVerified('the person was known before')
        if (after !== null && after !== 'unknown') return violated('no account', `an account for ${after.email}`)
        if (step.session.signedInAs !== null) return violated('nobody signed in', `signed in as ${step.session.signedInAs}`)
        return after === 'unknown' ? notVerified(NO_OBSERVER) : satisfied('no account, nobody signed in')
      })
    return all(outcomes, 'no assertion reached a place with JIT off')
  },
})
