import { expect, test } from '#unit-test'
import type { BaselineEntry, CaseResult } from '../results.ts'
import { type GateInputs, plainGate, type Waiver } from './inputs.ts'
import { judgeRun, type UngatedReport } from './judge-run.ts'
import { caseOf, checkOf } from './testing/results.ts'

const reportOf = (cases: CaseResult[], completeness: UngatedReport['completeness'] = 'COMPLETE') =>
  ({ cases, completeness }) as unknown as UngatedReport
const judge = (cases: CaseResult[], inputs: Partial<GateInputs> = {}, completeness?: UngatedReport['completeness']) =>
  judgeRun(reportOf(cases, completeness), { ...plainGate, today: '2030-06-01', ...inputs }, false).gate

const entry = (item: string, check: string, verdict: BaselineEntry['verdict'] = 'FAIL') => ({ case: item, check, verdict })
const baseline = (...entries: BaselineEntry[]) => ({ baseline: { file: 'b.json', entries } })
const waiver = (change: Partial<Waiver>): Partial<GateInputs> => ({
  waivers: {
    file: 'w.yaml',
    items: [
      { match: 'f/a', line: 3, reason: 'r', owner: 'o', expires: '2030-06-01', issue: null, names: ['f/a@okta'], ...change },
    ],
  },
})

const pass = caseOf('f/a@okta', [checkOf('c', 'PASS')])
const fail = caseOf('f/a@okta', [checkOf('c', 'FAIL')])
const error = caseOf('f/a@okta', [], { verdict: 'ERROR', problem: 'the IdP is gone' })

const codes: { name: string; cases: CaseResult[]; inputs?: Partial<GateInputs>; code: number }[] = [
  { name: 'green', cases: [pass], code: 0 },
  { name: 'a FAIL', cases: [fail], code: 1 },
  { name: 'a FAIL of our own IdP', cases: [pass, { ...fail, id: 'f/i@okta', surface: 'idp' }], code: 3 },
  { name: 'our own IdP alone, and all held', cases: [{ ...pass, surface: 'idp' }], code: 0 },
  { name: 'a known FAIL', cases: [fail], inputs: baseline(entry('f/a@okta', 'c')), code: 0 },
  {
    name: 'a known FAIL and a new one',
    cases: [fail, caseOf('f/b@okta', [checkOf('c', 'FAIL')])],
    inputs: baseline(entry('f/a@okta', 'c')),
    code: 1,
  },
  { name: 'a stale entry', cases: [pass], inputs: baseline(entry('f/a@okta', 'c')), code: 4 },
  { name: 'an entry of a check that the case has no more', cases: [pass], inputs: baseline(entry('f/a@okta', 'gone')), code: 4 },
  { name: 'an entry of a case that was not chosen', cases: [pass], inputs: baseline(entry('f/z@okta', 'c')), code: 0 },
  { name: 'an entry of a case that broke off', cases: [error], inputs: baseline(entry('f/a@okta', 'c')), code: 3 },
  { name: 'a waived FAIL', cases: [fail], inputs: waiver({}), code: 0 },
  { name: 'its last day was yesterday', cases: [fail], inputs: waiver({ expires: '2030-05-31' }), code: 4 },
  {
    name: 'expired, and its case was not chosen',
    cases: [pass],
    inputs: waiver({ match: 'f/z', names: ['f/z@okta'], expires: '2030-05-31' }),
    code: 4,
  },
  { name: 'unused', cases: [pass], inputs: waiver({}), code: 4 },
  {
    name: 'unused, but not all that it names was run',
    cases: [pass],
    inputs: waiver({ names: ['f/a@okta', 'f/a@onelogin'] }),
    code: 0,
  },
  { name: 'unused, and this target is not asked for it', cases: [pass], inputs: waiver({ names: [] }), code: 0 },
  { name: 'unused, since its case broke off', cases: [error], inputs: waiver({}), code: 3 },
  { name: 'an unverified MUST', cases: [caseOf('f/a@okta', [checkOf('c', 'UNVERIFIED')])], code: 1 },
  {
    name: 'an unverified MUST beside one that holds, allowed',
    cases: [caseOf('f/a@okta', [checkOf('c', 'UNVERIFIED'), checkOf('d', 'PASS')])],
    inputs: { allowUnverified: true },
    code: 0,
  },
  {
    name: 'an unverified MUST and nothing else, allowed',
    cases: [caseOf('f/a@okta', [checkOf('c', 'UNVERIFIED')])],
    inputs: { allowUnverified: true },
    code: 1,
  },
  {
    name: 'an unverified MUST and nothing else, known',
    cases: [caseOf('f/a@okta', [checkOf('c', 'UNVERIFIED')])],
    inputs: baseline(entry('f/a@okta', 'c', 'UNVERIFIED')),
    code: 1,
  },
  {
    name: 'a case of which nothing is known',
    cases: [pass, caseOf('f/b@okta', [], { verdict: 'UNVERIFIED', problem: 'x' })],
    code: 3,
  },
  { name: 'only a SHOULD was looked at', cases: [caseOf('f/a@okta', [checkOf('c', 'PASS', 'SHOULD')])], code: 1 },
  { name: 'nothing applied', cases: [caseOf('f/a@okta', [checkOf('c', 'NA')])], code: 1 },
  {
    name: 'only checks that the set does not require fail',
    cases: [caseOf('f/a@okta', [checkOf('c', 'PASS'), checkOf('d', 'FAIL')])],
    inputs: { set: { id: 's@1', title: 't', checks: { 'f/a': ['c'] } } },
    code: 0,
  },
  {
    name: 'a stale entry of a check that the set does not require',
    cases: [caseOf('f/a@okta', [checkOf('c', 'PASS'), checkOf('d', 'PASS')])],
    inputs: { set: { id: 's@1', title: 't', checks: { 'f/a': ['c'] } }, ...baseline(entry('f/a@okta', 'd')) },
    code: 0,
  },
]
for (const { name, cases, inputs, code } of codes) {
  test(`gate: ${name}: ${code}`, () => expect(judge(cases, inputs).exitCode).toBe(code))
}

test('a fault behind a known failure is not hidden by the baseline', () => {
  const broken = caseOf('f/a@okta', [checkOf('c', 'FAIL')], { problem: 'the SP died' })
  expect(judge([broken], baseline(entry('f/a@okta', 'c')))).toMatchObject({ exitCode: 3, verdict: 'incomplete' })
})

test('the reason names what nobody could verify and was allowed', () => {
  const item = caseOf('f/a@okta', [checkOf('c', 'UNVERIFIED'), checkOf('d', 'PASS')])
  expect(judge([item], { allowUnverified: true }).reason).toBe(
    'Every other required check holds, or is known; 1 MUST check could not be verified, which is allowed.',
  )
  expect(judge([pass]).reason).toBe('Every required check holds, or is known.')
})

test('an unmet precondition is no fault: its checks say it', () => {
  const unmet = { ...checkOf('c', 'UNVERIFIED'), reason: 'no hook' }
  const item = caseOf('f/a@okta', [unmet, checkOf('d', 'PASS')], { problem: 'no hook' })
  expect(judge([item], baseline(entry('f/a@okta', 'c', 'UNVERIFIED'))).exitCode).toBe(0)
})

test('the report names stale entries, and says of each waiver what it covers', () => {
  expect(judge([pass], baseline(entry('f/a@okta', 'c'))).baseline?.stale).toEqual([entry('f/a@okta', 'c')])
  expect(judge([fail], waiver({})).waivers?.items[0]).toMatchObject({ covers: ['f/a@okta#c'], problem: null, line: 3 })
})

test('a partial run is incomplete, and an interrupted one says so', () => {
  expect(judge([pass], {}, 'PARTIAL').exitCode).toBe(3)
  expect(judgeRun(reportOf([fail], 'PARTIAL'), plainGate, true).gate.exitCode).toBe(130)
})
