import type { CaseRun, StepRecord } from '../case/case-run.ts'
import { expectedOwner } from '../expect/owner.ts'
import { everyAccount } from './seen.ts'

/** Why a sign-in that let nobody in was to stop, by the declared keys; null where it was not, or where somebody got in. */
export function declaredStop(run: Pick<CaseRun, 'attributeMap' | 'given' | 'policy'>, step: StepRecord): string | null {
  const before = everyAccount(step.before)
  if (before === 'unknown' || !step.sent || !step.session?.known || step.session.signedInAs !== null) return null
  if (run.policy.matchKey === undefined || (step.landing?.status ?? 500) >= 500) return null
  const owner = expectedOwner(run, step.sent, before, { workspace: workspaceOf(run, step) })
  return owner.kind === 'stops' && owner.account !== null ? owner.why : null
}

/** The name of the workspace that a step concerns; null where its place is none. */
export function workspaceOf({ given }: Pick<CaseRun, 'given'>, { place }: Pick<StepRecord, 'place'>): string | null {
  return given.workspaces.find((each) => each.name === place?.name)?.name ?? null
}
