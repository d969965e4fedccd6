import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from '#unit-test'
import type { BaselineEntry, CaseResult } from '../results.ts'
import { baselineText, readBaseline, updateEntries } from './baseline.ts'
import { disposeCase } from './dispose.ts'
import { type FrozenSet, type GateInputs, plainGate } from './inputs.ts'
import { caseOf, checkOf } from './testing/results.ts'

const entry = (item: string, check: string, verdict: BaselineEntry['verdict'] = 'FAIL'): BaselineEntry => ({
  case: item,
  check,
  verdict,
})
const a = 'f/a@okta'
const onlyC: FrozenSet = { id: 's@1', title: 't', checks: { 'f/a': ['c'] } }
const waiverOfA = {
  waivers: { file: 'w', items: [{ match: 'f/a', line: 1, reason: 'r', owner: 'o', expires: '2', issue: null, names: [a] }] },
}

const updates: {
  name: string
  old: BaselineEntry[]
  cases: CaseResult[]
  inputs?: Partial<GateInputs>
  want: BaselineEntry[]
}[] = [
  {
    name: 'lists FAIL and unverified MUST, nothing else',
    old: [],
    cases: [
      caseOf(a, [
        checkOf('fail', 'FAIL'),
        checkOf('unverified', 'UNVERIFIED'),
        checkOf('unverified-should', 'UNVERIFIED', 'SHOULD'),
        checkOf('warn', 'WARN', 'SHOULD'),
        checkOf('pass', 'PASS'),
        checkOf('na', 'NA'),
      ]),
    ],
    want: [entry(a, 'fail'), entry(a, 'unverified', 'UNVERIFIED')],
  },
  {
    name: 'lists a WARN where it fails the run',
    old: [],
    cases: [caseOf(a, [checkOf('warn', 'WARN', 'SHOULD')])],
    inputs: { failOn: 'should' },
    want: [entry(a, 'warn', 'WARN')],
  },
  {
    name: 'keeps a listed WARN also where it does not',
    old: [entry(a, 'warn', 'WARN')],
    cases: [caseOf(a, [checkOf('warn', 'WARN', 'SHOULD')])],
    want: [entry(a, 'warn', 'WARN')],
  },
  {
    name: 'lists an unverified MUST also when it is allowed',
    old: [],
    cases: [caseOf(a, [checkOf('c', 'UNVERIFIED')])],
    inputs: { allowUnverified: true },
    want: [entry(a, 'c', 'UNVERIFIED')],
  },
  { name: 'takes out what holds', old: [entry(a, 'c')], cases: [caseOf(a, [checkOf('c', 'PASS')])], want: [] },
  { name: 'takes out a check that is no more', old: [entry(a, 'gone')], cases: [caseOf(a, [checkOf('c', 'PASS')])], want: [] },
  {
    name: 'keeps what was not chosen',
    old: [entry('f/z@okta', 'c')],
    cases: [caseOf(a, [checkOf('c', 'PASS')])],
    want: [entry('f/z@okta', 'c')],
  },
  {
    name: 'follows a worse verdict',
    old: [entry(a, 'c', 'UNVERIFIED')],
    cases: [caseOf(a, [checkOf('c', 'FAIL')])],
    want: [entry(a, 'c')],
  },
  {
    name: 'follows a better one',
    old: [entry(a, 'c')],
    cases: [caseOf(a, [checkOf('c', 'UNVERIFIED')])],
    want: [entry(a, 'c', 'UNVERIFIED')],
  },
  {
    name: 'a case that broke off changes nothing',
    old: [entry(a, 'c')],
    cases: [caseOf(a, [], { verdict: 'ERROR', problem: 'the IdP is gone' })],
    want: [entry(a, 'c')],
  },
  {
    name: 'a case that broke off after failures, one of them known, changes nothing',
    old: [entry(a, 'c')],
    cases: [caseOf(a, [checkOf('c', 'FAIL'), checkOf('d', 'FAIL')], { problem: 'the IdP is gone' })],
    want: [entry(a, 'c')],
  },
  {
    name: 'lists what an unmet precondition left unverified',
    old: [],
    cases: [caseOf(a, [checkOf('c', 'UNVERIFIED')], { problem: 'nobody looked' })],
    want: [entry(a, 'c', 'UNVERIFIED')],
  },
  {
    name: 'leaves out what a waiver covers',
    old: [entry(a, 'c')],
    cases: [caseOf(a, [checkOf('c', 'FAIL')])],
    inputs: waiverOfA,
    want: [],
  },
  {
    name: 'keeps what passed only on a later attempt',
    old: [entry(a, 'c')],
    cases: [caseOf(a, [{ ...checkOf('c', 'PASS'), disposition: 'flaky' }])],
    want: [entry(a, 'c')],
  },
  {
    name: 'says nothing of checks that the set does not require',
    old: [entry(a, 'd')],
    cases: [caseOf(a, [checkOf('c', 'FAIL'), checkOf('d', 'PASS'), checkOf('e', 'FAIL')])],
    inputs: { set: onlyC },
    want: [entry(a, 'c'), entry(a, 'd')],
  },
]
for (const { name, old, cases, inputs = {}, want } of updates) {
  test(`--update-baseline ${name}`, () => {
    const gate = { ...plainGate, baseline: { file: 'b', entries: old }, ...inputs }
    const disposed = cases.map((item) => disposeCase(item, gate))
    expect(updateEntries(old, disposed, gate.set)).toEqual(want)
  })
}

test('the file is sorted, one line per entry, and the same whatever the order of the run', () => {
  const entries = [entry('f/b@okta', 'c'), entry('f/a@okta', 'd', 'UNVERIFIED'), entry('f/a@okta', 'c')]
  const text = baselineText('my "SP"', entries)
  expect(text).toBe(`{
  "schema": "firstlogin/baseline@1",
  "target": "my \\"SP\\"",
  "entries": [
    {"case":"f/a@okta","check":"c","verdict":"FAIL"},
    {"case":"f/a@okta","check":"d","verdict":"UNVERIFIED"},
    {"case":"f/b@okta","check":"c","verdict":"FAIL"}
  ]
}
`)
  expect(baselineText('my "SP"', entries.toReversed())).toBe(text)
  expect(JSON.parse(baselineText('x', []))).toEqual({ schema: 'firstlogin/baseline@1', target: 'x', entries: [] })
})

function write(text: string): string {
  const file = test.info().outputPath('known.json')
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, text)
  return file
}

test('what is written is what is read', () => {
  const entries = [entry('f/a@okta', 'c')]
  expect(readBaseline(write(baselineText('sp', entries)), 'sp', false)).toEqual(entries)
})

const unreadable: [string, string, string][] = [
  ['another target', baselineText('other', []), 'is the baseline of the target "other", and this is a run of "sp"'],
  ['a check twice', baselineText('sp', [entry('f/a', 'c'), entry('f/a', 'c', 'UNVERIFIED')]), 'f/a#c is listed twice'],
  [
    'a verdict that is none',
    baselineText('sp', [entry('f/a', 'c')]).replace('FAIL', 'FALI'),
    ':5: entries.0.verdict: "FALI" is not known; did you mean "FAIL"?',
  ],
  ['another form', '{"schema":"firstlogin/baseline@9","target":"sp","entries":[]}', '"firstlogin/baseline@9" is not known'],
  ['no baseline at all', '[', 'not valid YAML'],
]
for (const [what, text, says] of unreadable) {
  test(`a baseline with ${what} is refused`, () => {
    expect(() => readBaseline(write(text), 'sp', false)).toThrow(says)
  })
}

test('a baseline that is not there yet is only right when it is to be written', () => {
  const file = test.info().outputPath('none.json')
  expect(() => readBaseline(file, 'sp', false)).toThrow('there is no such file; --update-baseline writes one')
  expect(readBaseline(file, 'sp', true)).toEqual([])
})
