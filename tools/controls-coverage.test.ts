import { expect, test } from '#unit-test'
import { checks } from '../harness/checks/index.ts'
import { instrumentControls, wrongOf } from '../harness/controls/instrument.ts'
import { readSeenRed } from '../harness/controls/seen-red.ts'
import { defects } from '../sp-reference/defects/index.ts'

/** A check that nothing turns red proves nothing when it is green. Whether each defect really trips what it says, `controls` finds out. */
for (const { id } of checks) {
  test(`${id} is turned red by a defect, or, where it judges our own IdP, by a bent message`, () => {
    const byDefect = defects.filter((each) => each.trips.includes(id)).map((each) => each.id)
    const byMutation = instrumentControls.filter((each) => each.check === id).map(({ wrong }) => wrongOf(wrong))
    expect([...byDefect, ...byMutation]).not.toEqual([])
  })
}

test('defects name checks that exist, and each trips one', () => {
  const known = new Set(checks.map((each) => each.id))
  expect(
    defects.flatMap(({ id, trips }) => trips.filter((check) => !known.has(check)).map((check) => `${id}: ${check}`)),
  ).toEqual([])
  expect(defects.filter((each) => each.trips.length === 0).map((each) => each.id)).toEqual([])
})

test('every defect was seen red somewhere, and nothing else is listed', () => {
  const seen = readSeenRed()
  const untried = defects.filter(({ id }) => seen[id] === undefined).map(({ id }) => id)
  expect(untried, 'npm run controls -- --update <defect> …').toEqual([])
  expect(Object.keys(seen).filter((id) => !defects.some((each) => each.id === id))).toEqual([])
})
