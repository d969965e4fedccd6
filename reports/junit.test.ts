import { DOMParser } from '@xmldom/xmldom'
import { expect, test } from '#unit-test'
import type { CaseResult, CheckResult } from '../harness/results.ts'
import { flakyCase, gatedRun } from './fixtures/gated-run.ts'
import { hostilePayload, withHostileText } from './fixtures/hostile.ts'
import { greenRun, redRun } from './fixtures/red-run.ts'
import { junitReporter } from './junit.ts'
import { junitOutcome } from './junit-outcome.ts'

function parse(xml: string) {
  const onError = (message: string) => {
    throw new Error(message)
  }
  return new DOMParser({ errorHandler: { warning: onError, error: onError, fatalError: onError } }).parseFromString(
    xml,
    'text/xml',
  )
}
const render = (report = redRun()) => junitReporter.render(report, { outDir: '.' })
const elements = (document: Document, name: string) => Array.from(document.getElementsByTagName(name))

const base = redRun().cases.find(({ verdict }) => verdict === 'PASS') as CaseResult
const variant = (
  verdict: CaseResult['verdict'],
  change: Partial<CheckResult> | null,
  problem: string | null = null,
): CaseResult => ({
  ...base,
  verdict,
  problem,
  checks: change === null ? [] : [{ ...(base.checks[0] as CheckResult), ...change }],
})

const gates = { gates: true }
const accepted = (disposition: CheckResult['disposition']) => variant('FAIL', { verdict: 'FAIL', level: 'MUST', disposition })
const waivedItem = redRun().cases.find(({ scenario }) => scenario === 'existing-user/renamed-at-the-idp') as CaseResult

const outcomes: [string, CaseResult, { element: string; type: string; message?: unknown } | null][] = [
  ['PASS passes', base, null],
  ['FAIL of a MUST fails', variant('FAIL', { verdict: 'FAIL', level: 'MUST', ...gates }), { element: 'failure', type: 'MUST' }],
  [
    'an unverified MUST fails',
    variant('UNVERIFIED', { verdict: 'UNVERIFIED', level: 'MUST', ...gates }),
    { element: 'failure', type: 'unverified' },
  ],
  [
    'an unverified MUST that is allowed is skipped',
    variant('UNVERIFIED', { verdict: 'UNVERIFIED', level: 'MUST', id: 'c' }),
    { element: 'skipped', type: 'allowed', message: 'UNVERIFIED c: unverified is allowed' },
  ],
  [
    'an unverified SHOULD is skipped',
    variant('UNVERIFIED', { verdict: 'UNVERIFIED', level: 'SHOULD' }),
    { element: 'skipped', type: 'unverified' },
  ],
  ['a case nothing is known of is an error', variant('UNVERIFIED', null, 'no observer'), { element: 'error', type: 'harness' }],
  ['WARN passes', variant('WARN', { verdict: 'WARN', level: 'SHOULD' }), null],
  [
    'WARN that counts fails',
    variant('WARN', { verdict: 'WARN', level: 'SHOULD', ...gates }),
    { element: 'failure', type: 'SHOULD' },
  ],
  [
    'NA is skipped',
    variant('NA', { verdict: 'NA', reason: 'Entra sends none' }),
    { element: 'skipped', type: 'na', message: 'Entra sends none' },
  ],
  ['SKIPPED is skipped', variant('SKIPPED', null, 'not run'), { element: 'skipped', type: 'skipped' }],
  ['ERROR is an error', variant('ERROR', null, 'the SP died'), { element: 'error', type: 'harness' }],
  [
    'a known failure is skipped',
    accepted('expected'),
    { element: 'skipped', type: 'expected', message: expect.stringContaining('known (baseline)') },
  ],
  [
    'a known failure in a case that broke off is an error',
    { ...accepted('expected'), problem: 'the SP died' },
    { element: 'error', type: 'harness', message: 'the SP died' },
  ],
  [
    'a failure that the set does not ask about is skipped',
    accepted('pending'),
    { element: 'skipped', type: 'pending', message: expect.stringContaining('not required') },
  ],
  [
    'a waived failure is skipped with who accepts it, until when and why',
    gatedRun().cases.find(({ id }) => id === waivedItem.id) as CaseResult,
    {
      element: 'skipped',
      type: 'waived',
      message:
        'FAIL profile-per-update-policy: waived until 2030-03-31 by identity team: Names are refreshed from autumn on (ID-1207)',
    },
  ],
  [
    'a known failure beside a new one fails',
    {
      ...accepted('expected'),
      checks: [...accepted('expected').checks, ...variant('FAIL', { verdict: 'FAIL', level: 'MUST', ...gates }).checks],
    },
    { element: 'failure', type: 'MUST' },
  ],
  ['a stale entry leaves its case green', variant('PASS', { verdict: 'PASS', disposition: 'stale' }), null],
  ['flaky passes', variant('PASS', { verdict: 'PASS', disposition: 'flaky' }), null],
  [
    'flaky that counts fails',
    variant('PASS', { verdict: 'PASS', disposition: 'flaky', ...gates }),
    { element: 'failure', type: 'flaky' },
  ],
]
for (const [title, item, expected] of outcomes)
  test(`JUnit: ${title}`, () => {
    const outcome = junitOutcome(item, gatedRun())
    if (expected === null) expect(outcome).toBeNull()
    else expect(outcome).toMatchObject(expected)
  })

test('one suite per vendor, one case per case, and totals that add up', () => {
  const document = parse(render())
  const suites = elements(document, 'testsuite')
  expect(suites.map((suite) => suite.getAttribute('name'))).toEqual([
    'run',
    'Okta',
    'OneLogin',
    'Microsoft Entra ID',
    'Google Workspace',
  ])
  expect(elements(document, 'testcase')).toHaveLength(122)
  const root = document.documentElement
  for (const kind of ['tests', 'failures', 'errors', 'skipped']) {
    const sum = suites.reduce((total, suite) => total + Number(suite.getAttribute(kind)), 0)
    expect(Number(root?.getAttribute(kind)), kind).toBe(sum)
  }
  expect(elements(document, 'failure')).toHaveLength(Number(root?.getAttribute('failures')))
  expect(elements(document, 'error')).toHaveLength(Number(root?.getAttribute('errors')))
})

test('a failure carries expected and received', () => {
  const document = parse(render())
  const item = elements(document, 'testcase').find((one) => one.getAttribute('name') === 'existing-user/email-case@okta')
  const failure = item?.getElementsByTagName('failure')[0]
  expect(item?.getAttribute('classname')).toBe('okta.existing-user')
  expect(failure?.getAttribute('message')).toBe(
    'one-account: expected 1 account for ada@acme.test, received 2 (ada@acme.test, Ada@Acme.test)',
  )
  expect(failure?.textContent).toContain('FAIL one-account (MUST: E-11, G-06)')
})

test('what GitLab shows is the text of an element: it begins with the message, also of what is skipped', () => {
  for (const name of ['failure', 'error', 'skipped'])
    for (const found of elements(parse(render(gatedRun())), name)) {
      const [line] = (found.textContent ?? '').split('\n')
      expect(line?.replace(/\s+/g, ' '), name).toBe(found.getAttribute('message')?.split('\n')[0])
    }
})

test('names are unique, since GitLab drops the second of two', () => {
  const names = elements(parse(render()), 'testcase').map((one) => `${one.getAttribute('classname')} ${one.getAttribute('name')}`)
  expect(new Set(names).size).toBe(names.length)
})

test('attachments are named from the folder of the project, a picture first', () => {
  const xml = junitReporter.render(redRun(), { outDir: '/ci/project/reports/out', rootDir: '/ci/project' })
  const item = elements(parse(xml), 'testcase').find(
    (one) => one.getAttribute('name') === 'slack-teams-session/live-session@entra-id',
  )
  const [first, ...more] = [
    ...(item?.getElementsByTagName('system-out')[0]?.textContent ?? '').matchAll(/\[\[ATTACHMENT\|(.+?)\]\]/g),
  ].map(([, path]) => path)
  expect(first).toBe('reports/out/cases/slack-teams-session-live-session@entra-id/1.png')
  expect(more.at(-1)).toContain('trace.zip')
})

test('a case that passed only when run again passes, with the earlier failure as Surefire writes it', () => {
  const item = elements(parse(render(gatedRun())), 'testcase').find((one) => one.getAttribute('name') === flakyCase)
  const [flaky] = Array.from(item?.getElementsByTagName('flakyFailure') ?? [])
  expect(flaky?.getAttribute('type')).toBe('FAIL')
  expect(flaky?.getElementsByTagName('stackTrace')[0]?.textContent).toContain('expected 1 account for ada@acme.test, received 0')
  expect(item?.getElementsByTagName('failure')).toHaveLength(0)
})

test('an outdated baseline and outdated waivers are red of themselves, each as one case', () => {
  const document = parse(render(gatedRun()))
  const [run] = elements(document, 'testsuite')
  const failures = Array.from(run?.getElementsByTagName('failure') ?? [])
  expect(failures.map((one) => one.getAttribute('type'))).toEqual(['stale-baseline', 'outdated-waiver'])
  expect(failures[0]?.textContent).toContain(
    'refused-assertions/audience-mismatch@okta#no-session: the baseline lists it as FAIL, and it holds now',
  )
  expect(failures[1]?.textContent).toContain('the waiver in line 7 expired on 2029-12-31')
  expect(run?.getAttribute('failures')).toBe('2')
})

test('a partial run is red of itself, a complete one is green', () => {
  expect(elements(parse(render()), 'error').map((error) => error.getAttribute('type'))).toContain('partial')
  const green = parse(render(greenRun()))
  expect(['failure', 'error', 'skipped'].flatMap((name) => elements(green, name))).toEqual([])
})

test('stays well-formed with hostile text, without control characters', () => {
  const xml = render(withHostileText(redRun(), hostilePayload))
  expect(elements(parse(xml), 'testcase')).toHaveLength(122)
  expect(xml).not.toMatch(/[^\P{C}\t\n]/u)
  expect(elements(parse(xml), 'img')).toEqual([])
})
