import { expect, test } from '#unit-test'
import { greenRun, redRun } from './fixtures/red-run.ts'
import { bestHint, gradeCounts } from './hints.ts'

test('the best hint is said beside the number of checks that nobody could verify', () => {
  expect(bestHint(redRun())).toMatchObject({ unverified: 2, hint: { says: 'an observer that lists the accounts', checks: 1 } })
})

test('no hint when everything was judged, or when nothing in a target file would help', () => {
  expect(bestHint({ ...greenRun(), hints: redRun().hints })).toBeNull()
  expect(bestHint({ ...redRun(), hints: [] })).toBeNull()
})

test('judged checks are counted by what they rest on, grades without one too', () => {
  const checks = (['E2', 'E1', 'E2', null] as const).map((evidence) => ({ evidence }))
  const report = { ...greenRun(), cases: [{ checks }] } as unknown as ReturnType<typeof greenRun>
  expect(gradeCounts(report)).toEqual([
    { grade: 'E1', words: 'state of the SP', count: 1 },
    { grade: 'E2', words: 'session probe', count: 2 },
    { grade: 'E3', words: 'HTTP or SAML signal', count: 0 },
    { grade: 'E4', words: 'page', count: 0 },
  ])
})
