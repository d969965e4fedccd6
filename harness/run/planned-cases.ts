import type { PlannedCase } from '../plan.ts'
import { readPlan } from './journal.ts'
import { BATCH_VARIABLE, OUT_VARIABLE } from './run-variables.ts'

/** The cases that a Playwright run has to do: those of the plan that `firstlogin run` wrote, or everything against the reference SP. */
export async function plannedCases(): Promise<PlannedCase[]> {
  const planned = process.env[OUT_VARIABLE]
  const { cases } = planned ? readPlan(planned) : (await import('./plan-alone.ts')).planAlone()
  const batch = process.env[BATCH_VARIABLE]
  return cases.filter((each) => !batch || batch.split(',').includes(each.profile))
}
