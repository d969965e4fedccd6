import { profiles } from '../../idp/index.ts'
import type { CaseRun } from '../case/case-run.ts'
import { createHttpDriver } from '../drivers/http.ts'
import { createDriverPool } from '../drivers/pool.ts'
import { referenceTarget } from '../files/project-root.ts'
import type { Parties } from '../parties/parties.ts'
import { makePlan } from '../plan.ts'
import { withPolicy } from '../policies/with-policy.ts'
import { loadRequirements, type Requirement } from '../requirements.ts'
import type { CaseResult } from '../results.ts'
import { profileOf } from '../run/case-sources.ts'
import { startReferenceParties } from '../run/reference-parties.ts'
import { runCase } from '../run-case.ts'
import { loadScenarios } from '../scenario/load.ts'
import type { Scenario } from '../scenario/schema.ts'
import { loadTarget } from '../target/load.ts'
import { resolvePolicies } from '../target/policies.ts'

/** The reference SP with everything around it, on which deliberate faults are tried one organisation at a time. */
export interface ControlStand {
  scenarios: Scenario[]
  requirements: ReadonlyMap<string, Requirement>
  /**
   * Runs one scenario over http, with a fault switched on for its organisation alone.
   * @param wrong what our own IdP does wrong: a bent first message, or a fault of its own
   */
  run(
    scenario: Scenario,
    defects: readonly string[],
    wrong?: { mutation?: string; fault?: string },
    profile?: string,
  ): Promise<CaseResult>
  /**
   * Runs one scenario over http with this policy declared, both as `--policy` takes them; `run` is null when the case did not end.
   * @param does what the SP really does; left out, it keeps what is declared
   */
  under(scenario: Scenario, policy: string | null, does?: string): Promise<{ result: CaseResult; run: CaseRun | null }>
  /** Runs one scenario without a fault, and tells which faults would have changed anything in it. */
  watch(scenario: Scenario): Promise<{ result: CaseResult; bites: string[] }>
  stop(): Promise<void>
}

/** The first vendor that can say what the scenario wants said. */
function vendorFor({ expresses = [] }: Pick<Scenario, 'expresses'>): string {
  const able = profiles.find((each) => !each.cannotExpress.some(({ what }) => expresses.some((wanted) => wanted === what)))
  return able?.id ?? 'okta'
}

/** What is other than in an ordinary case. */
interface How {
  mutation?: string
  fault?: string
  policy?: string | null
  does?: string | undefined
  seen?(run: CaseRun): void
  /** Told what the organisation of the case is called. */
  planned?(token: string): void
}

let runs = 0

/** Starts IdP, mailbox, chat platform and the reference SP. @throws EnvironmentError when one of them does not start */
export async function startControlStand(): Promise<ControlStand> {
  const declared = loadTarget(referenceTarget)
  const [requirements, scenarios] = [loadRequirements(), loadScenarios()]
  const { parties, stop } = await startReferenceParties()
  async function runOnce(scenario: Scenario, defects: readonly string[], vendor: string, how: How): Promise<CaseResult> {
    const target = withPolicy(declared, how.policy)
    const profile = profileOf(vendor)
    const runId = `${process.pid}-${++runs}`
    const plan = makePlan({
      scenarios: [scenario],
      profiles: [profile],
      requirements,
      target,
      driver: 'http',
      only: null,
      defects,
      runId,
    })
    const [planned] = plan.cases
    if (!planned) throw new Error(`${scenario.id} gives no case`)
    how.planned?.(planned.token)
    const browsers = createDriverPool(async () => createHttpDriver())
    return runCase(planned, {
      scenario,
      profile,
      target,
      policies: resolvePolicies(target),
      parties,
      requirements,
      defects,
      browsers,
      screenshots: { wanted: false, save: async () => '' },
      ...(how.does === undefined ? {} : { behaves: resolvePolicies(withPolicy(declared, how.does)) }),
      ...(how.seen ? { seen: how.seen } : {}),
      ...(how.mutation ? { bendFirst: how.mutation } : {}),
      ...(how.fault ? { idpFaults: [how.fault] } : {}),
    })
  }
  return {
    scenarios,
    requirements,
    run: (scenario, defects, wrong = {}, vendor = vendorFor(scenario)) => runOnce(scenario, defects, vendor, wrong),
    async under(scenario, policy, does) {
      let run: CaseRun | null = null
      const keep = (seen: CaseRun) => {
        run = seen
      }
      const result = await runOnce(scenario, [], vendorFor(scenario), { policy, does, seen: keep })
      return { result, run }
    },
    async watch(scenario) {
      let organisation = ''
      const planned = (token: string) => {
        organisation = token
      }
      const result = await runOnce(scenario, ['watch'], vendorFor(scenario), { planned })
      return { result, bites: await bitesAt(parties, organisation) }
    },
    stop,
  }
}

/** What the reference SP noted of an organisation that it watched; nothing where the case never came to the SP. */
async function bitesAt({ sp }: Parties, organisation: string): Promise<string[]> {
  const headers = { authorization: `Bearer ${String(sp.variables.spToken)}` }
  const answer = await fetch(`${sp.base}/test/v1/organisations/${organisation}/bites`, { headers })
  if (answer.status === 404) return []
  if (!answer.ok) throw new Error(`the reference SP does not say what it watched: status ${answer.status}`)
  return ((await answer.json()) as { defects: string[] }).defects
}

/** What a fault did: which checks it turned red, and what broke in a way that no check speaks of. */
export interface Tripped {
  checks: string[]
  problems: string[]
}

/** Reads the red checks out of results. A check that could not be judged is not red, and not green either. */
export function trippedBy(results: readonly CaseResult[]): Tripped {
  const red = results.flatMap((result) => result.checks.filter((check) => check.outcome === 'violated').map((check) => check.id))
  const problems = results.flatMap((result) => (result.problem === null ? [] : [`${result.id}: ${result.problem}`]))
  return { checks: [...new Set(red)].sort(), problems }
}

/** Scenarios that are run for every fault, so that what should stay green is seen to stay green. */
export const neighbours: readonly string[] = [
  'new-user/first-sign-in',
  'new-user/joins-the-workspace',
  'existing-user/signs-in-again',
  'refused-assertions/audience-mismatch',
]

/** The scenarios that use one of the checks, and the neighbours. */
export function scenariosFor(checks: readonly string[], scenarios: readonly Scenario[]): Scenario[] {
  return scenarios.filter((each) => neighbours.includes(each.id) || checks.some((check) => check in each.checks))
}

/** Fault → the scenarios in which it would have changed anything; in the others it shows nothing, whoever judges. */
export async function bitesOf(stand: Pick<ControlStand, 'scenarios' | 'watch'>): Promise<Map<string, Scenario[]>> {
  const bitten = new Map<string, Scenario[]>()
  const seen = await inParallel(stand.scenarios, async (scenario) => ({ scenario, bites: (await stand.watch(scenario)).bites }))
  for (const { scenario, bites } of seen) for (const fault of bites) bitten.set(fault, [...(bitten.get(fault) ?? []), scenario])
  return bitten
}

/** Runs tasks a few at a time; two cores are busy with four. */
export async function inParallel<Item, Result>(
  items: readonly Item[],
  task: (item: Item) => Promise<Result>,
  width = 4,
): Promise<Result[]> {
  const results: Result[] = new Array(items.length)
  let next = 0
  const worker = async () => {
    for (let index = next++; index < items.length; index = next++) {
      const item = items[index]
      if (item !== undefined) results[index] = await task(item)
    }
  }
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, worker))
  return results
}
