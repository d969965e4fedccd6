import { expect, test } from '#unit-test'
import type { Level, Outcome, Verdict } from './results.ts'
import { caseVerdict, conclude, strictest, toVerdict, worst } from './verdict.ts'

const violated: Outcome = { kind: 'violated', expected: 'a', actual: 'b' }
const grades: [Level, Outcome, Verdict][] = [
  ['MUST', { kind: 'satisfied' }, 'PASS'],
  ['MUST', violated, 'FAIL'],
  ['SHOULD', violated, 'WARN'],
  ['MAY', violated, 'NOTE'],
  ['MUST', { kind: 'not-verified', reason: 'r' }, 'UNVERIFIED'],
  ['SHOULD', { kind: 'unspecified', reason: 'r' }, 'UNVERIFIED'],
  ['MUST', { kind: 'not-applicable', reason: 'r' }, 'NA'],
]
for (const [level, outcome, want] of grades)
  test(`${outcome.kind} at ${level} is ${want}`, () => expect(toVerdict(level, outcome)).toBe(want))

test('the worst verdict wins, and a violation is worse than a fault of the harness', () => {
  expect(worst(['PASS', 'ERROR', 'FAIL'])).toBe('FAIL')
  expect(worst(['PASS', 'UNVERIFIED', 'WARN'])).toBe('UNVERIFIED')
  expect(worst(['NA', 'PASS'])).toBe('PASS')
  expect(worst([])).toBe('NA')
})

test('the strictest level counts', () => expect(strictest(['MAY', 'MUST', 'SHOULD'])).toBe('MUST'))

const cells = (...verdicts: Verdict[]) => verdicts.map((verdict) => ({ verdict }))
const runs: { name: string; must: Verdict[]; all: Verdict[]; complete: boolean; want: ReturnType<typeof conclude> }[] = [
  {
    name: 'all held',
    must: ['PASS', 'NA'],
    all: ['PASS', 'NA'],
    complete: true,
    want: { conformance: 'CONFORMANT', resolved: 1, total: 1 },
  },
  {
    name: 'one broke',
    must: ['PASS', 'FAIL'],
    all: ['PASS', 'FAIL'],
    complete: true,
    want: { conformance: 'NON_CONFORMANT', resolved: 2, total: 2 },
  },
  {
    name: 'one not seen',
    must: ['PASS', 'UNVERIFIED'],
    all: ['UNVERIFIED'],
    complete: true,
    want: { conformance: 'INDETERMINATE', resolved: 1, total: 2 },
  },
  {
    name: 'stopped half-way',
    must: ['PASS'],
    all: ['PASS'],
    complete: false,
    want: { conformance: 'INDETERMINATE', resolved: 1, total: 1 },
  },
  {
    name: 'a fault elsewhere',
    must: ['PASS'],
    all: ['PASS', 'ERROR'],
    complete: true,
    want: { conformance: 'INDETERMINATE', resolved: 1, total: 1 },
  },
  {
    name: 'nothing judged is not green',
    must: [],
    all: [],
    complete: true,
    want: { conformance: 'INDETERMINATE', resolved: 0, total: 0 },
  },
  {
    name: 'a broken SHOULD does not fail the run',
    must: ['PASS'],
    all: ['PASS', 'WARN'],
    complete: true,
    want: { conformance: 'CONFORMANT', resolved: 1, total: 1 },
  },
]
for (const { name, must, all, complete, want } of runs)
  test(`conclusion: ${name}`, () => expect(conclude(cells(...must), all, complete)).toEqual(want))

test('a fault of the harness makes a case an error, and hides no violation', () => {
  expect(caseVerdict([{ verdict: 'PASS' }], true)).toBe('ERROR')
  expect(caseVerdict([{ verdict: 'FAIL' }], true)).toBe('FAIL')
  expect(caseVerdict([{ verdict: 'PASS' }], false)).toBe('PASS')
})
