import type { CaseRun } from '../case/case-run.ts'
import { judge } from '../case/judge.ts'
import type { Requirement } from '../requirements.ts'
import type { CheckResult } from '../results.ts'
import { inWords, recordingReads } from './reads.ts'
import { laidOver } from './with-policy.ts'

/** A judgement that is red: what an SP that does one thing shows to a check that expects another. */
export interface Red {
  does: string
  declared: string
  check: string
  expected: string
  actual: string
}

/** What one scenario proves of one key. */
export interface ScenarioProof {
  scenario: string
  /** Values under which an SP that behaves so was run, and everything held that asks for the key. */
  green: string[]
  /** Values that the SP was told and did not keep. */
  broken: Red[]
  /** Values under which the case did not come to its end, with what went wrong. */
  failed: { value: string; problem: string }[]
  /** Each pair of what was done and what was declared that is told apart. */
  red: Red[]
}

/** One scenario on SPs that differ in one key: what was seen, by the value. */
export interface Looks {
  scenario: string
  seen: ReadonlyMap<string, CaseRun>
  failed: ScenarioProof['failed']
}

type Requirements = ReadonlyMap<string, Requirement>

/** Judges what each SP showed as it declares, and as if it declared each other value. Pure. */
export function proofOf(
  { scenario, seen, failed }: Looks,
  key: string,
  values: readonly unknown[],
  requirements: Requirements,
): ScenarioProof {
  const proof: ScenarioProof = { scenario, green: [], broken: [], failed, red: [] }
  for (const [does, run] of seen) {
    const own = judge(run, requirements)
    const broken = firstRed(own, does, does)
    if (broken) {
      proof.broken.push(broken)
      continue
    }
    if (own.some((each) => each.outcome === 'satisfied' && readBy(each.id, run, requirements).has(key))) proof.green.push(does)
    for (const value of values.filter((each) => inWords(each) !== does)) {
      const policy = laidOver(run.policy, key.split('.'), value)
      const red = firstRed(judge({ ...run, policy }, requirements), does, inWords(value))
      if (red) proof.red.push(red)
    }
  }
  return proof
}

/** Its outcome hangs on the key: there is a value under which what was seen is wrong. */
export const depends = ({ red }: ScenarioProof): boolean => red.length > 0

/** The values that a scenario proves: green where the SP does so, and wrong for some SP that does otherwise or is declared otherwise. */
export const provenValues = ({ green, red }: ScenarioProof): string[] =>
  green.filter((value) => red.some(({ does, declared }) => does === value || declared === value))

/** Pairs of values, in the order of the key, that no scenario tells apart. */
export function untoldPairs(values: readonly unknown[], proofs: readonly ScenarioProof[]): [string, string][] {
  const words = values.map(inWords)
  const pairs = words.flatMap((one, index) => words.slice(index + 1).map((other): [string, string] => [one, other]))
  const told = proofs.flatMap(({ red }) => red.map(({ does, declared }) => [does, declared]))
  return pairs.filter((pair) => !told.some((each) => pair.every((value) => each.includes(value))))
}

/** The first check that does not hold, or the one that is asked for. */
export function firstRed(checks: readonly CheckResult[], does: string, declared: string, wanted?: string): Red | null {
  const red = checks.find((each) => each.outcome === 'violated' && (wanted === undefined || each.id === wanted))
  return red ? { does, declared, check: red.id, expected: red.expected ?? '', actual: red.actual ?? '' } : null
}

/** The keys that one check of a case, or all of them, ask for when they judge what was seen. Pure. */
export function readBy(check: string | null, run: CaseRun, requirements: Requirements): ReadonlySet<string> {
  const checks = Object.fromEntries(Object.entries(run.scenario.checks).filter(([id]) => check === null || id === check))
  const { policy, reads } = recordingReads(run.policy)
  judge({ ...run, policy, scenario: { ...run.scenario, checks } }, requirements)
  return reads
}
