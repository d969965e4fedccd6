import type { VendorProfile } from '../idp/index.ts'
import type { CaseRun, StepRecord } from './case/case-run.ts'
import { cleanUp } from './case/clean-up.ts'
import { makeFrame } from './case/frame.ts'
import { handsOnPolicy, type OwnDomains } from './case/home-domains.ts'
import { judge, judgeAll } from './case/judge.ts'
import { prepareWorld } from './case/prepare.ts'
import { rerunCommand } from './case/rerun.ts'
import { toStepResult } from './case/step-result.ts'
import { stepRunners } from './case/steps/index.ts'
import type { StepKind, StepRunner } from './case/steps/step.ts'
import { UnmetPrecondition } from './case/unmet-precondition.ts'
import { type CaseWorld, personOf, placeOf } from './case/world.ts'
import type { DriverPool, Screenshots } from './drivers/pool.ts'
import { wordsOf } from './errors.ts'
import { prepareInstrument } from './instrument/prepare.ts'
import type { Parties } from './parties/parties.ts'
import type { PlannedCase } from './plan.ts'
import type { Requirement } from './requirements.ts'
import type { CaseResult, CheckResult } from './results.ts'
import type { Scenario } from './scenario/schema.ts'
import { withPlace } from './target/place-in-file.ts'
import type { ResolvedPolicies } from './target/policies.ts'
import type { Target } from './target/schema/target.ts'
import { caseVerdict } from './verdict.ts'

export interface CaseContext {
  scenario: Scenario
  profile: VendorProfile
  target: Target
  policies: ResolvedPolicies
  /** What the SP is told to do where that is not what is declared, to see checks red; for controls only. */
  behaves?: ResolvedPolicies
  parties: Parties
  requirements: ReadonlyMap<string, Requirement>
  defects: readonly string[]
  browsers: DriverPool
  screenshots: Screenshots
  /** When it is not the project's own. */
  scenarioFolder?: string | null
  /** What `--policy` said. */
  policy?: string | null
  /** The name of the set that chose the case. */
  set?: string | null
  /** Is handed what was seen of a case that came to its end, e.g. to judge it once more under other promises. */
  seen?(run: CaseRun): void
  /** Bends the first Response of the first person, to see checks of our own IdP red; for controls only. */
  bendFirst?: string
  /** What our own IdP does wrong in a case that judges it; for controls only. */
  idpFaults?: readonly string[]
}

/**
 * The one engine function: builds the case's world, does the steps, looks, judges. It never throws for what the SP or a party does:
 * an unmet precondition gives UNVERIFIED, a fault around the SP gives ERROR, each with its reason, and keeps what was seen until then.
 */
export async function runCase(planned: PlannedCase, context: CaseContext): Promise<CaseResult> {
  const started = new Date()
  const steps: StepRecord[] = []
  let checks: CheckResult[]
  let problem: string | null = null
  let fault = false
  let world: CaseWorld | null = null
  try {
    const inputs = { ...context, token: planned.token }
    world =
      context.scenario.surface === 'idp' ? await prepareInstrument(inputs, context.idpFaults ?? []) : await prepareWorld(inputs)
    await doSteps(world, context, steps)
    const run = caseRun(world, steps)
    checks = judge(run, context.requirements)
    context.seen?.(run)
  } catch (error) {
    problem = withPlace(context.target, wordsOf(error))
    fault = !(error instanceof UnmetPrecondition)
    // A fault in the middle hides no violation that was already seen; what could not be judged any more is left out.
    if (fault) checks = violationsSoFar(world, steps, context)
    else checks = unverified(problem, violationsSoFar(world, steps, context), context)
  }
  if (world) await cleanUp(world)
  const unseen = [...new Set(steps.flatMap((step) => [...(step.before.problems ?? []), ...(step.after.problems ?? [])]))]
  const disagreements = [...new Set(steps.flatMap((step) => step.after.disagreements ?? []))]
  return {
    id: planned.id,
    scenario: planned.scenario,
    title: context.scenario.title,
    family: context.scenario.family,
    profile: planned.profile,
    surface: context.scenario.surface,
    driver: planned.driver,
    verdict: caseVerdict(checks, fault),
    startedAt: started.toISOString(),
    durationMs: Date.now() - started.getTime(),
    checks,
    steps: steps.map(toStepResult),
    problem,
    ...(unseen.length > 0 ? { unseen } : {}),
    ...(disagreements.length > 0 ? { disagreements } : {}),
    trace: null,
    rerun: rerunCommand(planned, { ...context, target: context.target.file }),
  }
}

/** What could not be judged for want of a precondition, beside the violations that were seen before it. */
function unverified(reason: string, violations: CheckResult[], context: CaseContext): CheckResult[] {
  const seen = new Set(violations.map((check) => check.id))
  const rest = Object.fromEntries(Object.entries(context.scenario.checks).filter(([id]) => !seen.has(id)))
  return [...violations, ...judgeAll(rest, { kind: 'not-verified', reason }, context.requirements)]
}

function violationsSoFar(world: CaseWorld | null, steps: readonly StepRecord[], context: CaseContext): CheckResult[] {
  try {
    return world ? judge(caseRun(world, steps), context.requirements).filter((check) => check.outcome === 'violated') : []
  } catch {
    // A check that itself fails is the fault that is being reported.
    return []
  }
}

async function doSteps(world: CaseWorld, context: CaseContext, steps: StepRecord[]): Promise<void> {
  const frame = makeFrame(world, context.browsers, context.screenshots, steps)
  let { bendFirst } = context
  for (const step of world.scenario.steps) {
    for (const [kind, options] of Object.entries(step)) {
      // What is made on the IdP's pages is there only afterwards.
      if (bendFirst && kind !== 'at-idp') {
        await bend(world, bendFirst)
        bendFirst = undefined
      }
      const runner = stepRunners[kind as StepKind] as unknown as StepRunner<'wait'>
      await runner.run(options, world, context.browsers, frame)
    }
  }
}

async function bend(world: CaseWorld, mutation: string): Promise<void> {
  const app = placeOf(world, undefined).app
  await world.idp.arm(world.tenant.id, { app, person: personOf(world, undefined).idpKey, mutation })
}

function caseRun(world: CaseWorld, steps: readonly StepRecord[]): CaseRun {
  const { scenario, profile, surface, target, policy, attributeMap, given, people, places, statements } = world
  const told = world.variables[surface === 'workspace' ? 'policy.workspace' : 'policy.end-user'] as
    | Partial<OwnDomains>
    | undefined
  const verifiedDomains = handsOnPolicy(target.hooks.prepare) ? (told?.verifiedDomains ?? null) : null
  return { scenario, profile, surface, target, policy, verifiedDomains, attributeMap, given, people, places, statements, steps }
}
