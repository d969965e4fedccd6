import { expect, test } from '#unit-test'
import type { CaseResult, Verdict } from '../results.ts'
import { runWithRetries } from './attempts.ts'
import { caseOf, checkOf } from './testing/results.ts'

const tryOf = (...verdicts: Verdict[]): CaseResult =>
  caseOf(
    'f/a@okta',
    verdicts.map((verdict, index) => checkOf(`c${index}`, verdict)),
  )
const fault = caseOf('f/a@okta', [], { verdict: 'ERROR', problem: 'the IdP is gone' })

/** Runs over tries that are known before. */
async function over(retries: number, tries: CaseResult[]): Promise<{ result: CaseResult; asked: number }> {
  let asked = 0
  const result = await runWithRetries(retries, async (attempt) => {
    asked++
    expect(attempt).toBe(asked)
    const found = tries[attempt - 1]
    if (!found) throw new Error('asked for too many tries')
    return found
  })
  return { result, asked }
}

const cases: { name: string; retries: number; tries: CaseResult[]; asked: number; verdict: Verdict; flaky: string[] }[] = [
  { name: 'a pass is not run again', retries: 3, tries: [tryOf('PASS')], asked: 1, verdict: 'PASS', flaky: [] },
  { name: 'a WARN is not run again', retries: 3, tries: [tryOf('WARN')], asked: 1, verdict: 'WARN', flaky: [] },
  { name: 'without retries a FAIL stays', retries: 0, tries: [tryOf('FAIL')], asked: 1, verdict: 'FAIL', flaky: [] },
  {
    name: 'FAIL, then PASS: only what differed is flaky',
    retries: 1,
    tries: [tryOf('FAIL', 'PASS'), tryOf('PASS', 'PASS')],
    asked: 2,
    verdict: 'PASS',
    flaky: ['c0'],
  },
  {
    name: 'UNVERIFIED, then PASS',
    retries: 2,
    tries: [tryOf('UNVERIFIED'), tryOf('PASS')],
    asked: 2,
    verdict: 'PASS',
    flaky: ['c0'],
  },
  { name: 'a fault, then PASS', retries: 1, tries: [fault, tryOf('PASS')], asked: 2, verdict: 'PASS', flaky: ['c0'] },
  {
    name: 'the third passes',
    retries: 3,
    tries: [tryOf('FAIL'), tryOf('FAIL'), tryOf('PASS')],
    asked: 3,
    verdict: 'PASS',
    flaky: ['c0'],
  },
  { name: 'always FAIL', retries: 2, tries: [tryOf('FAIL'), tryOf('FAIL'), tryOf('FAIL')], asked: 3, verdict: 'FAIL', flaky: [] },
  { name: 'a fault does not hide a FAIL', retries: 1, tries: [tryOf('FAIL'), fault], asked: 2, verdict: 'FAIL', flaky: [] },
  { name: 'nor a FAIL a fault before it', retries: 1, tries: [fault, tryOf('FAIL')], asked: 2, verdict: 'FAIL', flaky: [] },
  {
    name: 'NA is never flaky',
    retries: 1,
    tries: [tryOf('FAIL', 'PASS'), tryOf('PASS', 'NA')],
    asked: 2,
    verdict: 'PASS',
    flaky: ['c0'],
  },
]
for (const { name, retries, tries, asked, verdict, flaky } of cases) {
  test(`retries: ${name}`, async () => {
    const ended = await over(retries, tries)
    expect([ended.asked, ended.result.verdict]).toEqual([asked, verdict])
    expect(ended.result.checks.filter((check) => check.disposition === 'flaky').map((check) => check.id)).toEqual(flaky)
    expect(ended.result.attempts?.map((each) => each.verdict)).toEqual(
      asked === 1 ? undefined : tries.map((each) => each.verdict),
    )
    if (asked > 1) expect(ended.result.attempts?.filter((each) => each.counts)).toHaveLength(1)
  })
}

test('each try says what spoke against it', async () => {
  const { result } = await over(2, [fault, tryOf('FAIL', 'PASS'), tryOf('PASS', 'PASS')])
  expect(result.attempts?.map((each) => each.reasons)).toEqual([
    ['the IdP is gone'],
    ['FAIL c0: expected this, received that'],
    [],
  ])
  expect(result.attempts?.map((each) => each.counts)).toEqual([false, false, true])
})
