import type { CaseRun } from '../case/case-run.ts'
import type { ControlStand } from '../controls/control-run.ts'
import { inParallel } from '../controls/control-run.ts'
import type { Scenario } from '../scenario/schema.ts'
import type { MatrixKey } from './matrix-keys.ts'
import { parsePolicyChoice } from './policy-choice.ts'
import { depends, firstRed, proofOf, provenValues, type Red, readBy, type ScenarioProof, untoldPairs } from './proof.ts'
import { inWords } from './reads.ts'
import { laidOver } from './with-policy.ts'

/** A case that came to its end on the SP as it is. */
export interface Seen {
  scenario: Scenario
  run: CaseRun
}

/** One value of one key: a scenario that is green on an SP that behaves so, and was run again on one that does not. */
export interface ValueProof {
  value: string
  scenario: string | null
  /** What the run on the other SP ended with, this value being declared; null when it was not red. */
  red: Red | null
}

/** Everything that the scenarios show of one key. */
export interface KeyProof {
  key: string
  scenarios: ScenarioProof[]
  values: ValueProof[]
  untold: [string, string][]
}

export const isProven = ({ scenario, red }: ValueProof): boolean => scenario !== null && red !== null

type Stand = Pick<ControlStand, 'under' | 'requirements'>

/** A race is not lost each time that it is run. */
const MOST_RUNS = 4

/** Runs each scenario once as the target declares; what did not come to its end tells nothing. */
export async function lookAround(stand: Stand, scenarios: readonly Scenario[]): Promise<Seen[]> {
  const seen = await inParallel(scenarios, async (scenario) => ({ scenario, run: (await stand.under(scenario, null)).run }))
  return seen.flatMap(({ scenario, run }) => (run ? [{ scenario, run }] : []))
}

/** Whether a check of the case asks for the key; what else has to be declared for that is laid over. Pure. */
function asksFor({ run }: Seen, { key, under }: MatrixKey, requirements: Stand['requirements']): boolean {
  const laid = under === null ? [] : parsePolicyChoice(under).keys
  const policy = laid.reduce((before, { path, value }) => laidOver(before, path, value), run.policy)
  return readBy(null, { ...run, policy }, requirements).has(key)
}

/** Runs every scenario whose checks ask for the key on an SP for each of its values, then each value once on an SP that does otherwise. */
export async function proveKey(stand: Stand, matrix: MatrixKey, around: readonly Seen[]): Promise<KeyProof> {
  const { key, values } = matrix
  const readers = around.filter((each) => asksFor(each, matrix, stand.requirements)).map(({ scenario }) => scenario)
  const scenarios = await inParallel(readers, async (scenario) => {
    const seen = new Map<string, CaseRun>()
    const failed: ScenarioProof['failed'] = []
    for (const value of values) {
      const { run, result } = await stand.under(scenario, policyWith(matrix, inWords(value)))
      if (run) seen.set(inWords(value), run)
      else failed.push({ value: inWords(value), problem: result.problem ?? result.verdict })
    }
    return proofOf({ scenario: scenario.id, seen, failed }, key, values, stand.requirements)
  })
  const proven = await inParallel(values.map(inWords), (value) => proveValue(stand, matrix, value, scenarios, readers))
  return { key, scenarios, values: proven, untold: untoldPairs(values, scenarios) }
}

/** Declares a value that some scenario is green under, to an SP that does what the same scenario tells from it. */
async function proveValue(
  stand: Stand,
  matrix: MatrixKey,
  value: string,
  proofs: readonly ScenarioProof[],
  readers: readonly Scenario[],
): Promise<ValueProof> {
  const proof =
    proofs.find(({ green, red }) => green.includes(value) && red.some(({ declared }) => declared === value)) ??
    proofs.find((each) => provenValues(each).includes(value))
  const scenario = readers.find(({ id }) => id === proof?.scenario)
  if (!proof || !scenario) return { value, scenario: null, red: null }
  const wrong = proof.red.find(({ declared }) => declared === value) ?? proof.red.find(({ does }) => does === value)
  if (!wrong) return { value, scenario: scenario.id, red: null }
  // A promise that every other value keeps too is seen red from its other side: its SP, held against another promise.
  for (let attempt = 1; attempt <= MOST_RUNS; attempt++) {
    const { result } = await stand.under(scenario, policyWith(matrix, wrong.declared), policyWith(matrix, wrong.does))
    const red = firstRed(result.checks, wrong.does, wrong.declared, wrong.check)
    if (red) return { value, scenario: scenario.id, red }
  }
  return { value, scenario: scenario.id, red: null }
}

const policyWith = ({ key, under }: MatrixKey, value: string): string =>
  [under, `${key}=${value}`].filter((each) => each !== null).join(',')

/** Scenarios whose outcome hangs on a key and that prove fewer than two of its values. */
export const underOneValue = ({ scenarios }: KeyProof): ScenarioProof[] =>
  scenarios.filter((each) => depends(each) && provenValues(each).length < 2)
