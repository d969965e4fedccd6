import { expect, test } from '#unit-test'
import type { BaselineEntry, CheckResult } from '../results.ts'
import { disposeCase } from './dispose.ts'
import { type GateInputs, plainGate } from './inputs.ts'
import { caseOf, checkOf } from './testing/results.ts'

const listed = (verdict: BaselineEntry['verdict']): Partial<GateInputs> => ({
  baseline: { file: 'b', entries: [{ case: 'f/a@okta', check: 'c', verdict }] },
})
const waived = (match: string, expires = '2030-12-31'): Partial<GateInputs> => ({
  waivers: { file: 'w', items: [{ match, line: 1, reason: 'r', owner: 'o', expires, issue: null, names: [] }] },
  today: '2030-06-01',
})
const onlyC = { set: { id: 's@1', title: 't', checks: { 'f/a': ['c'] } } }
const flaky = { disposition: 'flaky' as const }

const cases: {
  name: string
  check: CheckResult
  inputs?: Partial<GateInputs>
  want: CheckResult['disposition']
  gates: boolean
}[] = [
  { name: 'a pass', check: checkOf('c', 'PASS'), want: 'new', gates: false },
  { name: 'a new FAIL', check: checkOf('c', 'FAIL'), want: 'new', gates: true },
  { name: 'a WARN', check: checkOf('c', 'WARN', 'SHOULD'), want: 'new', gates: false },
  { name: 'a WARN that counts', check: checkOf('c', 'WARN', 'SHOULD'), inputs: { failOn: 'should' }, want: 'new', gates: true },
  { name: 'a NOTE', check: checkOf('c', 'NOTE', 'MAY'), inputs: { failOn: 'should' }, want: 'new', gates: false },
  { name: 'an unverified MUST', check: checkOf('c', 'UNVERIFIED'), want: 'new', gates: true },
  {
    name: 'an unverified MUST that is allowed',
    check: checkOf('c', 'UNVERIFIED'),
    inputs: { allowUnverified: true },
    want: 'new',
    gates: false,
  },
  {
    name: 'an unverified SHOULD',
    check: checkOf('c', 'UNVERIFIED', 'SHOULD'),
    inputs: { failOn: 'should' },
    want: 'new',
    gates: false,
  },

  { name: 'a listed FAIL', check: checkOf('c', 'FAIL'), inputs: listed('FAIL'), want: 'expected', gates: false },
  {
    name: 'a listed UNVERIFIED',
    check: checkOf('c', 'UNVERIFIED'),
    inputs: listed('UNVERIFIED'),
    want: 'expected',
    gates: false,
  },
  { name: 'worse than listed', check: checkOf('c', 'FAIL'), inputs: listed('UNVERIFIED'), want: 'new', gates: true },
  {
    name: 'better than listed, and no pass',
    check: checkOf('c', 'UNVERIFIED'),
    inputs: listed('FAIL'),
    want: 'expected',
    gates: false,
  },
  { name: 'a listed check that holds', check: checkOf('c', 'PASS'), inputs: listed('FAIL'), want: 'stale', gates: false },
  { name: 'a listed check that does not apply', check: checkOf('c', 'NA'), inputs: listed('FAIL'), want: 'new', gates: false },
  { name: 'another check is listed', check: checkOf('d', 'FAIL'), inputs: listed('FAIL'), want: 'new', gates: true },

  { name: 'a waived FAIL', check: checkOf('c', 'FAIL'), inputs: waived('f/a'), want: 'waived', gates: false },
  { name: 'a waived UNVERIFIED', check: checkOf('c', 'UNVERIFIED'), inputs: waived('f@okta,f/*'), want: 'waived', gates: false },
  { name: 'waived by check', check: checkOf('c', 'FAIL'), inputs: waived('f/a#c'), want: 'waived', gates: false },
  { name: 'another check is waived', check: checkOf('c', 'FAIL'), inputs: waived('f/a#d'), want: 'new', gates: true },
  { name: 'another vendor is waived', check: checkOf('c', 'FAIL'), inputs: waived('f/a@onelogin'), want: 'new', gates: true },
  {
    name: 'an expired waiver still covers',
    check: checkOf('c', 'FAIL'),
    inputs: waived('f/a', '2030-05-31'),
    want: 'waived',
    gates: false,
  },
  {
    name: 'waived and listed',
    check: checkOf('c', 'FAIL'),
    inputs: { ...waived('f/a'), ...listed('FAIL') },
    want: 'waived',
    gates: false,
  },
  { name: 'a pass is never waived', check: checkOf('c', 'PASS'), inputs: waived('f/a'), want: 'new', gates: false },

  { name: 'required by the set', check: checkOf('c', 'FAIL'), inputs: onlyC, want: 'new', gates: true },
  { name: 'not required by the set', check: checkOf('d', 'FAIL'), inputs: onlyC, want: 'pending', gates: false },
  { name: 'not required, and it holds', check: checkOf('d', 'PASS'), inputs: onlyC, want: 'pending', gates: false },

  { name: 'flaky', check: { ...checkOf('c', 'PASS'), ...flaky }, want: 'flaky', gates: false },
  {
    name: 'flaky where that counts',
    check: { ...checkOf('c', 'PASS'), ...flaky },
    inputs: { failOnFlaky: true },
    want: 'flaky',
    gates: true,
  },
  {
    name: 'flaky where that counts, but listed',
    check: { ...checkOf('c', 'PASS'), ...flaky },
    inputs: { failOnFlaky: true, ...listed('FAIL') },
    want: 'flaky',
    gates: false,
  },
  {
    name: 'flaky and not required',
    check: { ...checkOf('d', 'PASS'), ...flaky },
    inputs: { failOnFlaky: true, ...onlyC },
    want: 'pending',
    gates: false,
  },
  {
    name: 'flaky that ended as a WARN is judged as a WARN',
    check: { ...checkOf('c', 'WARN', 'SHOULD'), ...flaky },
    inputs: { failOn: 'should' },
    want: 'new',
    gates: true,
  },
]
for (const { name, check, inputs, want, gates } of cases) {
  test(`disposition: ${name}`, () => {
    const [disposed] = disposeCase(caseOf('f/a@okta', [check]), { ...plainGate, ...inputs }).checks
    expect([disposed?.disposition, disposed?.gates ?? false]).toEqual([want, gates])
    expect(disposed?.verdict, 'the verdict stays').toBe(check.verdict)
  })
}
