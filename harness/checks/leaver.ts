import type { StepRecord } from '../case/case-run.ts'
import { isSelf, signIns } from './seen.ts'

/** A sign-in of somebody whom the IdP turned away, after one by which the same person was let in. */
export interface Leaving {
  lastIn: StepRecord
  step: StepRecord
}

/** The sign-ins of people who had been let in and whom the IdP then turned away. */
export function leavings(steps: readonly StepRecord[]): Leaving[] {
  return signIns(steps).flatMap((step, index, every) => {
    if (!step.exchanges.some((each) => each.refusal !== null) || step.sent !== null) return []
    const lastIn = every.slice(0, index).findLast((each) => each.person?.id === step.person?.id && isSelf(each) !== 'no')
    return lastIn ? [{ lastIn, step }] : []
  })
}

export const NOBODY_LEFT = 'nobody who had been let in was turned away by the IdP'
