import path from 'node:path'
import { findProfile } from '../../idp/index.ts'
import { projectRoot } from '../files/project-root.ts'
import { plainGate } from '../gate/inputs.ts'
import type { Plan } from '../plan.ts'
import { withPolicy } from '../policies/with-policy.ts'
import { loadRequirements, type Requirement } from '../requirements.ts'
import { loadScenarios } from '../scenario/load.ts'
import type { Scenario } from '../scenario/schema.ts'
import { loadTarget } from '../target/load.ts'
import { type ResolvedPolicies, resolvePolicies } from '../target/policies.ts'
import type { Target } from '../target/schema/target.ts'
import { trustAuthorityOf } from '../target/trust.ts'
import { type RunFacts, readPlan } from './journal.ts'
import { planAlone } from './plan-alone.ts'
import { OUT_VARIABLE } from './run-variables.ts'

/** What the environment of a Playwright run says about the cases it has to do. */
export interface CaseSources {
  out: string
  scenarios: ReadonlyMap<string, Scenario>
  requirements: ReadonlyMap<string, Requirement>
  target: Target
  policies: ResolvedPolicies
  defects: readonly string[]
  /** When it is not the project's own. */
  scenarioFolder: string | null
  /** What `--policy` said. */
  policy: string | null
  /** The name of the set that chose the cases. */
  set: string | null
  /** How often a case may be run again. */
  retries: number
}

/** Reads the plan that `firstlogin run` wrote, and everything it names. Without one: what is planned then. */
export function loadCaseSources(): CaseSources {
  const planned = process.env[OUT_VARIABLE]
  // Without a run nothing says whose the pictures are: they go where Playwright removes what it left before.
  const out = planned ?? path.join(projectRoot, 'test-results', 'scenarios')
  const plan: Plan & Partial<RunFacts> = planned ? readPlan(out) : planAlone()
  const target = withPolicy(loadTarget(plan.target), plan.policy)
  trustAuthorityOf(target)
  return {
    out,
    scenarios: new Map(loadScenarios(plan.scenarioFolder ?? undefined).map((each) => [each.id, each])),
    requirements: loadRequirements(),
    target,
    policies: resolvePolicies(target),
    defects: plan.defects,
    scenarioFolder: plan.scenarioFolder ?? null,
    policy: plan.policy ?? null,
    set: plan.gate?.set?.id ?? null,
    retries: (plan.gate ?? plainGate).retries,
  }
}

/** @throws Error for a profile that does not exist (the plan was made by another version) */
export function profileOf(id: string) {
  const profile = findProfile(id)
  if (!profile) throw new Error(`no vendor profile is called "${id}"`)
  return profile
}
