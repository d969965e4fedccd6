import { expect, test } from '@playwright/test'
import { DOMParser } from '@xmldom/xmldom'
import type { CaseResult, CheckResult } from '../harness/results.ts'
import { hostilePayload, withHostileText } from './fixtures/hostile.ts'
import { greenRun, redRun } from './fixtures/red-run.ts'
import { junitOutcome, junitReporter } from './junit.ts'

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

const outcomes: [string, CaseResult, { element: string; type: string } | null][] = [
  ['PASS passes', base, null],
  ['FAIL of a MUST fails', variant('FAIL', { verdict: 'FAIL', level: 'MUST' }), { element: 'failure', type: 'MUST' }],
  [
    'an unverified MUST fails',
    variant('UNVERIFIED', { verdict: 'UNVERIFIED', level: 'MUST' }),
    { element: 'failure', type: 'unverified' },
  ],
  [
    'an unverified SHOULD is skipped',
    variant('UNVERIFIED', { verdict: 'UNVERIFIED', level: 'SHOULD' }),
    { element: 'skipped', type: 'unverified' },
  ],
  ['a case nothing is known of fails', variant('UNVERIFIED', null, 'no observer'), { element: 'failure', type: 'unverified' }],
  ['WARN passes', variant('WARN', { verdict: 'WARN', level: 'SHOULD' }), null],
  ['NA is skipped', variant('NA', { verdict: 'NA', reason: 'Entra sends none' }), { element: 'skipped', type: 'na' }],
  ['SKIPPED is skipped', variant('SKIPPED', null, 'not run'), { element: 'skipped', type: 'skipped' }],
  ['ERROR is an error', variant('ERROR', null, 'the SP died'), { element: 'error', type: 'harness' }],
  [
    'a known failure is skipped',
    variant('FAIL', { verdict: 'FAIL', disposition: 'expected' }),
    { element: 'skipped', type: 'expected' },
  ],
  [
    'a waived failure is skipped',
    variant('FAIL', { verdict: 'FAIL', disposition: 'waived' }),
    { element: 'skipped', type: 'waived' },
  ],
  [
    'an outdated baseline entry fails',
    variant('PASS', { verdict: 'PASS', disposition: 'stale' }),
    { element: 'failure', type: 'stale-baseline' },
  ],
]
for (const [title, item, expected] of outcomes)
  test(`JUnit: ${title}`, () => {
    const outcome = junitOutcome(item)
    expect(outcome && { element: outcome.element, type: outcome.type }).toEqual(expected)
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
  expect(elements(document, 'testcase')).toHaveLength(121)
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

test('a partial run is red of itself, a complete one is green', () => {
  expect(elements(parse(render()), 'error').map((error) => error.getAttribute('type'))).toContain('partial')
  const green = parse(render(greenRun()))
  expect(['failure', 'error', 'skipped'].flatMap((name) => elements(green, name))).toEqual([])
})

test('stays well-formed with hostile text, without control characters', () => {
  const xml = render(withHostileText(redRun(), hostilePayload))
  expect(elements(parse(xml), 'testcase')).toHaveLength(121)
  expect(xml).not.toMatch(/[^\P{C}\t\n]/u)
  expect(elements(parse(xml), 'img')).toEqual([])
})
