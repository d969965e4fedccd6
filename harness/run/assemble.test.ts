import { expect, test } from '#unit-test'
import { plainGate } from '../gate/inputs.ts'
import type { Requirement } from '../requirements.ts'
import type { CaseResult, CheckResult } from '../results.ts'
import type { Scenario } from '../scenario/schema.ts'
import { assembleReport } from './assemble.ts'

const row = (id: string, level: Requirement['level'], excluded: string | null = null): Requirement => ({
  id,
  level,
  derived: false,
  source: 's',
  needs: [],
  summary: id,
  policy: [],
  excluded,
})
const requirements = new Map(
  [
    row('E-08', 'MUST'),
    row('G-17', 'SHOULD'),
    row('P-01', 'MUST', 'not built yet'),
    row('W-01', 'MUST'),
    row('I-13', 'MUST'),
  ].map((each) => [each.id, each]),
)
const scenario: Scenario = {
  id: 'f/a',
  family: 'f',
  file: 'a.yaml',
  title: 'A title',
  surface: 'end-user',
  steps: [{ 'sign-in': {} }],
  checks: { c: ['E-08', 'G-17'] },
}
const ofIdp: Scenario = { ...scenario, id: 'i/a', family: 'i', surface: 'idp', checks: { c: ['I-13'] } }
const check = (outcome: CheckResult['outcome'], verdict: CheckResult['verdict']): CheckResult => ({
  id: 'c',
  title: 'C',
  requirements: ['E-08', 'G-17'],
  level: 'MUST',
  outcome,
  verdict,
  disposition: 'new',
  evidence: 'E1',
  expected: null,
  actual: null,
  reason: null,
})
const result = (
  profile: string,
  verdict: CaseResult['verdict'],
  checks: CheckResult[],
  problem: string | null = null,
): CaseResult => ({
  id: `f/a@${profile}`,
  scenario: 'f/a',
  title: 'A title',
  family: 'f',
  profile,
  surface: 'end-user',
  driver: 'http',
  verdict,
  startedAt: '',
  durationMs: 1,
  checks,
  steps: [],
  problem,
  trace: null,
  rerun: '',
})

function report(results: CaseResult[], remarks: string[] = [], names = ['f/a']) {
  const cases = names.flatMap((name) =>
    ['okta', 'google'].map((profile) => ({
      id: `${name}@${profile}`,
      scenario: name,
      profile,
      driver: 'http' as const,
      token: 'k',
      notApplicable: null,
    })),
  )
  return assembleReport({
    plan: {
      target: 't',
      profiles: ['okta', 'google'],
      defects: [],
      runId: 'r',
      cases,
      startedAt: '2026-01-01T00:00:00Z',
      command: 'c',
      scenarioFolder: null,
      gate: plainGate,
    },
    results,
    requirements,
    scenarios: [scenario, ofIdp],
    profileTitles: new Map(),
    target: { name: 't', description: '', policies: {}, lacks: [] },
    finishedAt: new Date('2026-01-01T00:00:01Z'),
    remarks,
  })
}

const passed = (profile: string) => result(profile, 'PASS', [check('satisfied', 'PASS')])

test('everything held', () => {
  expect(report([passed('okta'), passed('google')])).toMatchObject({
    conformance: 'CONFORMANT',
    completeness: 'COMPLETE',
    must: { resolved: 2, total: 2 },
  })
})

test('a row is graded by its own level, also where the check serves a stricter one', () => {
  const red = report([passed('google'), result('okta', 'FAIL', [check('violated', 'FAIL')])])
  expect(red.conformance).toBe('NON_CONFORMANT')
  const verdicts = Object.fromEntries(red.requirements.map((each) => [each.id, each.verdicts]))
  expect(verdicts).toMatchObject({ 'E-08': { okta: 'FAIL', google: 'PASS' }, 'G-17': { okta: 'WARN', google: 'PASS' } })
})

test('what was not finished is skipped, and the run is partial', () => {
  const partial = report([passed('okta')])
  expect(partial).toMatchObject({ conformance: 'INDETERMINATE', completeness: 'PARTIAL', must: { resolved: 1, total: 2 } })
  expect(partial.requirements[0]?.verdicts).toEqual({ okta: 'PASS', google: 'SKIPPED' })
  expect(partial.remarks).toEqual(['1 of 2 planned cases were not run.'])
})

test('a fault of the harness resolves nothing', () => {
  const faulty = report([passed('okta'), result('google', 'ERROR', [], 'the IdP is gone')])
  expect(faulty).toMatchObject({ conformance: 'INDETERMINATE', must: { resolved: 1, total: 2 } })
})

test('rows without scenarios say why', () => {
  const reasons = Object.fromEntries(
    report([passed('okta'), passed('google')]).requirements.map((each) => [each.id, each.excluded]),
  )
  expect(reasons).toEqual({
    'E-08': null,
    'G-17': null,
    'P-01': 'not built yet',
    'W-01': 'no scenario of this version covers it yet',
    'I-13': 'not in the selection of this run',
  })
})

test('an observer that failed is said, also where everything held', () => {
  const blind = { ...passed('okta'), unseen: ['the observer observe.0 (scim) gave no answer: 401'] }
  const seen = report([blind, passed('google')])
  expect(seen.remarks).toEqual(['In 1 of 2 cases the observer observe.0 (scim) gave no answer: 401.'])
  expect([seen.conformance, seen.completeness]).toEqual(['CONFORMANT', 'COMPLETE'])
})

const idpCase = (profile: string, verdict: 'PASS' | 'FAIL' | 'NA' | 'ERROR'): CaseResult => {
  const one = {
    ...check(verdict === 'FAIL' ? 'violated' : verdict === 'NA' ? 'not-applicable' : 'satisfied', verdict),
    requirements: ['I-13'],
  }
  const checks = verdict === 'ERROR' ? [] : [one]
  const problem = verdict === 'ERROR' ? 'the page is gone' : null
  return { ...result(profile, verdict, checks, problem), id: `i/a@${profile}`, scenario: 'i/a', surface: 'idp' }
}
const both = ['f/a', 'i/a']
const instruments: [
  string,
  ['PASS' | 'FAIL' | 'NA' | 'ERROR', 'PASS' | 'FAIL' | 'NA' | 'ERROR'],
  Record<string, unknown> | null,
][] = [
  ['held', ['PASS', 'PASS'], { verdict: 'sound', must: { resolved: 2, total: 2 } }],
  ['did not hold at one vendor', ['PASS', 'FAIL'], { verdict: 'faulty', must: { resolved: 2, total: 2 } }],
  ['broke off', ['PASS', 'ERROR'], { verdict: 'faulty', must: { resolved: 1, total: 2 } }],
  ['does not apply', ['NA', 'NA'], null],
]
for (const [name, [okta, google], instrument] of instruments)
  test(`what is said of the SP does not depend on our own IdP, which ${name}`, () => {
    const seen = report([passed('okta'), passed('google'), idpCase('okta', okta), idpCase('google', google)], [], both)
    expect(seen).toMatchObject({
      conformance: 'CONFORMANT',
      must: { resolved: 2, total: 2 },
      counts: { PASS: 2, FAIL: 0, NA: 0 },
    })
    if (instrument === null) expect(seen.instrument).toBeNull()
    else expect(seen.instrument).toMatchObject(instrument)
  })

test('a run that asked our own IdP alone says nothing of the SP', () => {
  const seen = report([idpCase('okta', 'PASS'), idpCase('google', 'PASS')], [], ['i/a'])
  expect(seen).toMatchObject({ conformance: 'INDETERMINATE', must: { resolved: 0, total: 0 }, instrument: { verdict: 'sound' } })
})
