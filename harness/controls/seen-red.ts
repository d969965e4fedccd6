import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { CaseResult } from '../results.ts'
import type { Scenario } from '../scenario/schema.ts'
import { neighbours, scenariosFor } from './control-run.ts'

/** Defect → the few scenarios in which, together, every check that it trips was seen red. */
export type SeenRed = Readonly<Record<string, readonly string[]>>

/** Written by `npm run controls -- --update`, which tries every scenario that could show a defect. */
const seenRedFile = path.join(import.meta.dirname, 'seen-red.json')

/** @throws SyntaxError for a file that is no JSON */
export function readSeenRed(): SeenRed {
  return existsSync(seenRedFile) ? (JSON.parse(readFileSync(seenRedFile, 'utf8')) as SeenRed) : {}
}

export function writeSeenRed(seen: SeenRed): void {
  const sorted = Object.fromEntries(Object.entries(seen).sort(([one], [other]) => one.localeCompare(other)))
  writeFileSync(seenRedFile, `${JSON.stringify(sorted, null, 2)}\n`)
}

/**
 * The scenarios that show a defect soonest: those in which it was seen red, and the neighbours, which show that the rest stays green.
 * A defect that nobody has tried yet, or whose scenarios are gone, gets all that could show it. Pure.
 */
export function quickestFor(
  defect: { id: string; trips: readonly string[] },
  seen: SeenRed,
  scenarios: readonly Scenario[],
): Scenario[] {
  const known = seen[defect.id]
  if (!known?.every((id) => scenarios.some((each) => each.id === id))) return scenariosFor(defect.trips, scenarios)
  return scenarios.filter((each) => neighbours.includes(each.id) || known.includes(each.id))
}

/** The fewest results, taken greedily, in which every one of the checks is red; neighbours cost nothing, since they are run anyway. Pure. */
export function fewestRed(trips: readonly string[], results: readonly Pick<CaseResult, 'scenario' | 'checks'>[]): string[] {
  const red = results.map(({ scenario, checks }) => ({
    scenario,
    checks: new Set(checks.filter((each) => each.outcome === 'violated').map((each) => each.id)),
  }))
  const isFree = ({ scenario }: { scenario: string }) => neighbours.includes(scenario)
  const open = new Set(trips)
  for (const each of red.filter(isFree)) for (const check of each.checks) open.delete(check)
  const chosen: string[] = []
  while (open.size > 0) {
    const shows = (each: { checks: Set<string> }) => [...open].filter((check) => each.checks.has(check)).length
    const best = red.reduce<(typeof red)[number] | null>(
      (one, other) => (shows(other) > (one ? shows(one) : 0) ? other : one),
      null,
    )
    if (!best) break
    for (const check of best.checks) open.delete(check)
    chosen.push(best.scenario)
  }
  return chosen.sort()
}
