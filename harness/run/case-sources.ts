import path from 'node:path'
import { findProfile } from '../../idp/index.ts'
import { projectRoot } from '../files/project-root.ts'
import type { PlannedCase } from '../plan.ts'
import { loadRequirements, type Requirement } from '../requirements.ts'
import { loadScenarios } from '../scenario/load.ts'
import type { Scenario } from '../scenario/schema.ts'
import { loadTarget } from '../target/load.ts'
import { type ResolvedPolicies, resolvePolicies } from '../target/policies.ts'
import type { Target } from '../target/schema.ts'
import { readPlan } from './journal.ts'

/** What the environment of a Playwright run says about the cases it has to do. */
export interface CaseSources {
  out: string
  cases: PlannedCase[]
  scenarios: ReadonlyMap<string, Scenario>
  requirements: ReadonlyMap<string, Requirement>
  target: Target
  policies: ResolvedPolicies
  defects: readonly string[]
}

export const OUT_VARIABLE = 'FIRSTLOGIN_OUT'
/** The process id of `firstlogin run`. */
export const RUN_VARIABLE = 'FIRSTLOGIN_RUN'
export const BATCH_VARIABLE = 'FIRSTLOGIN_BATCH'

/** Reads the plan that `firstlogin run` wrote, and everything it names. */
export function loadCaseSources(): CaseSources {
  const out = process.env[OUT_VARIABLE] ?? path.join(projectRoot, 'reports', 'out')
  const plan = readPlan(out)
  const target = loadTarget(plan.target)
  const batch = process.env[BATCH_VARIABLE]
  return {
    out,
    cases: plan.cases.filter((each) => !batch || each.profile === batch),
    scenarios: new Map(loadScenarios(plan.scenarioFolder ?? undefined).map((each) => [each.id, each])),
    requirements: loadRequirements(),
    target,
    policies: resolvePolicies(target),
    defects: plan.defects,
  }
}

/** @throws Error for a profile that does not exist (the plan was made by another version) */
export function profileOf(id: string) {
  const profile = findProfile(id)
  if (!profile) throw new Error(`no vendor profile is called "${id}"`)
  return profile
}
