import { expect, test } from '#unit-test'
import type { CheckResult } from '../results.ts'
import { loadScenarios } from '../scenario/load.ts'
import { neighbours } from './control-run.ts'
import { fewestRed, quickestFor } from './seen-red.ts'

const result = (scenario: string, ...red: string[]) => ({
  scenario,
  checks: [...red.map((id) => ({ id, outcome: 'violated' })), { id: 'green', outcome: 'satisfied' }] as CheckResult[],
})

const cases: [string, string[], ReturnType<typeof result>[], string[]][] = [
  ['one shows all', ['a', 'b'], [result('x', 'a'), result('y', 'a', 'b'), result('z', 'b')], ['y']],
  ['two are needed', ['a', 'b', 'c'], [result('x', 'a', 'b'), result('y', 'c'), result('z', 'b')], ['x', 'y']],
  ['a neighbour shows it', ['a'], [result('x', 'a'), result(neighbours[0] ?? '', 'a')], []],
  ['what is green shows nothing', ['green'], [result('x', 'a')], []],
]
for (const [name, trips, results, want] of cases)
  test(`the fewest: ${name}`, () => expect(fewestRed(trips, results)).toEqual(want))

const scenarios = loadScenarios()
const names = (of: { id: string; trips: readonly string[] }, seen: Record<string, string[]>) =>
  quickestFor(of, seen, scenarios).map(({ id }) => id)

test('what was seen red is run with the neighbours; what is not known, or gone, is looked for everywhere', () => {
  const defect = { id: 'd', trips: ['refused'] }
  const wide = names(defect, {})
  expect(wide.length).toBeGreaterThan(10)
  expect(names(defect, { d: ['refused-assertions/expired'] }).sort()).toEqual(
    [...neighbours, 'refused-assertions/expired'].sort(),
  )
  expect(names(defect, { d: ['refused-assertions/gone'] })).toEqual(wide)
})
