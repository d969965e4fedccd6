import type { ProvisioningPolicy } from '../../scenarios/policies/policy-schema.ts'
import type { CaseRun } from '../case/case-run.ts'
import { judge } from '../case/judge.ts'
import type { ControlStand } from '../controls/control-run.ts'
import { inParallel } from '../controls/control-run.ts'
import type { CheckResult } from '../results.ts'
import type { Scenario } from '../scenario/schema.ts'
import type { MatrixKey } from './matrix-keys.ts'
import { parsePolicyChoice } from './policy-choice.ts'
import { inWords, promiseOf, recordingReads } from './reads.ts'
import { laidOver } from './with-policy.ts'

/** A case that came to its end on an SP with a policy of its own. */
export interface Seen {
  scenario: Scenario
  run: CaseRun
}

/** One value of one key: green on an SP that behaves so, red on it when another value is declared. */
export interface Proof {
  key: string
  value: string
  scenario: string | null
  green: boolean
  /** What was declared instead, and what the first check that does not hold says of it. */
  red: { declared: string; check: string; expected: string; actual: string } | null
}

export const isProven = ({ green, red }: Proof): boolean => green && red !== null

type Stand = Pick<ControlStand, 'under' | 'requirements'>

/** How many scenarios are tried for a value that none of those before has proven. */
const MOST_TRIES = 8

/** Runs each scenario once as the target declares; what did not come to its end tells nothing. */
export async function lookAround(stand: Stand, scenarios: readonly Scenario[]): Promise<Seen[]> {
  const seen = await inParallel(scenarios, async (scenario) => ({ scenario, run: (await stand.under(scenario, null)).run }))
  return seen.flatMap(({ scenario, run }) => (run ? [{ scenario, run }] : []))
}

/** The keys that the checks of a case ask for when they judge what was seen. Pure. */
export function keysRead({ run }: Seen, requirements: Stand['requirements'], under: string | null = null): ReadonlySet<string> {
  const { policy, reads } = recordingReads(declaring(run.policy, under))
  judge({ ...run, policy }, requirements)
  return reads
}

/** Proves every value of a key with the scenarios whose checks read it, those first that already tell it from what is declared. */
export async function proveKey(stand: Stand, { key, values, under }: MatrixKey, around: readonly Seen[]): Promise<Proof[]> {
  const readers = around.filter((each) => keysRead(each, stand.requirements, under).has(key))
  if (readers.length === 0) return []
  return inParallel(values, (value) => proveValue(stand, { key, values, under }, value, readers), 2)
}

async function proveValue(stand: Stand, matrix: MatrixKey, value: unknown, readers: readonly Seen[]): Promise<Proof> {
  const { key, values, under } = matrix
  const others = values.filter((each) => inWords(each) !== inWords(value))
  const tells = ({ run }: Seen) =>
    redUnder(
      stand,
      { ...run, policy: declaring(run.policy, under) },
      key,
      inWords(promiseOf(run.policy, key)) === inWords(value) ? others : [value],
    )
  const ordered = [...readers.filter(tells), ...readers.filter((each) => !tells(each))].slice(0, MOST_TRIES)
  let last: Proof = { key, value: inWords(value), scenario: null, green: false, red: null }
  for (const { scenario } of ordered) {
    const policy = [under, `${key}=${inWords(value)}`].filter((each) => each !== null).join(',')
    const { run } = await stand.under(scenario, policy)
    if (!run) continue
    const green = isGreen(judge(run, stand.requirements), run, key, stand)
    const proof = { key, value: inWords(value), scenario: scenario.id, green, red: redUnder(stand, run, key, others) }
    if (isProven(proof)) return proof
    if (last.scenario === null || proof.red) last = proof
  }
  return last
}

/** Nothing is wrong, and what asks for the key could be judged. */
function isGreen(checks: readonly CheckResult[], run: CaseRun, key: string, stand: Stand): boolean {
  if (checks.some((each) => each.outcome === 'violated')) return false
  return checks.some((each) => each.outcome === 'satisfied' && readsOf(each.id, run, stand).has(key))
}

/** What one check of a case reads. */
function readsOf(check: string, run: CaseRun, stand: Stand): ReadonlySet<string> {
  const checks = Object.fromEntries(Object.entries(run.scenario.checks).filter(([id]) => id === check))
  const { policy, reads } = recordingReads(run.policy)
  judge({ ...run, policy, scenario: { ...run.scenario, checks } }, stand.requirements)
  return reads
}

/** The first of the values under which a check does not hold for what was seen. Pure. */
function redUnder(stand: Stand, run: CaseRun, key: string, values: readonly unknown[]): Proof['red'] {
  for (const value of values) {
    const checks = judge({ ...run, policy: laidOver(run.policy, key.split('.'), value) }, stand.requirements)
    const red = checks.find((each) => each.outcome === 'violated')
    if (red) return { declared: inWords(value), check: red.id, expected: red.expected ?? '', actual: red.actual ?? '' }
  }
  return null
}

/** A policy with the keys of a choice laid over. */
function declaring(policy: ProvisioningPolicy, text: string | null): ProvisioningPolicy {
  if (text === null) return policy
  return parsePolicyChoice(text).keys.reduce((laid, { path, value }) => laidOver(laid, path, value), policy)
}
