import { expect, test } from '#unit-test'
import type { RunReport } from '../harness/results.ts'
import { gatedRun } from './fixtures/gated-run.ts'
import { hostilePayload, withHostileText } from './fixtures/hostile.ts'
import { greenRun, redRun } from './fixtures/red-run.ts'
import { renderTerminalSummary, useColour } from './terminal.ts'

const reportPath = 'reports/out/report.html'

/** The most that can stand beside each other: seven groups, four notes, three remarks, and a hint. */
const calm = (): RunReport => {
  const gated = gatedRun()
  const cases = gated.cases.map((item) => ({ ...item, checks: item.checks.map(({ gates: _, ...check }) => check) }))
  return { ...gated, cases, remarks: ['One.', 'Two.', 'Three.'] }
}

const runs: [string, RunReport][] = [
  ['red', redRun()],
  ['green', greenRun()],
  ['gated', gatedRun()],
  ['calm gated', calm()],
  ['hostile', withHostileText(redRun(), hostilePayload)],
  ['hostile gated', withHostileText(gatedRun(), hostilePayload)],
  ['without cases', { ...greenRun(), cases: [], requirements: [], profiles: [] }],
]
for (const [title, report] of runs)
  for (const width of [40, 80, 200])
    test(`a ${title} run fits 24 lines of ${width} columns`, () => {
      const text = renderTerminalSummary(report, { width, reportPath })
      const lines = text.split('\n').slice(0, -1)
      expect(lines.length).toBeLessThanOrEqual(24)
      expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(width)
      expect(lines.at(-1)).toBe(`Report: ${reportPath}`)
      expect(text).not.toMatch(/[^\P{C}\n]/u)
    })

test('says the result, the table and the first failures with expected and received', () => {
  const text = renderTerminalSummary(redRun(), { reportPath })
  expect(text).toContain('✕ NON-CONFORMANT · PARTIAL · Reference SP · 2 min 03 s')
  expect(text).toContain('\nMUST rows resolved 144/146\ncases: 19 FAIL · ')
  expect(text).toMatch(/^requirements \(not passed\/all\) +okta +onelogin /m)
  expect(text).toMatch(/End-user JIT +✕ 3\/15 +✕ 3\/15/)
  expect(text).toContain('✕ Gate not met, exit code 1: 17 checks do not hold.  checks: 1 known (baseline)')
  expect(text).toContain('FAIL no-account-created  refused-assertions/recipient-mismatch@okta (+3 cases)')
  expect(text).toContain('expected no account for mallory.canary@acme.test, received 1 account')
  expect(text).toMatch(/… \d+ more kinds of failure in the report/)
  expect(text).toContain('The run was interrupted: 1 of 120 cases was not run.')
})

test('says what would let more be judged, and where to read on when it fits', () => {
  expect(renderTerminalSummary(redRun(), { reportPath, width: 100 })).toContain(
    '\nhint: an observer that lists the accounts would let 1 check be judged (report: What would show more)\nReport: ',
  )
  expect(renderTerminalSummary(redRun(), { reportPath })).toContain(
    '\nhint: an observer that lists the accounts would let 1 check be judged\nReport: ',
  )
  expect(renderTerminalSummary({ ...redRun(), hints: [] }, { reportPath })).not.toContain('hint:')
  expect(renderTerminalSummary({ ...greenRun(), hints: redRun().hints }, { reportPath })).not.toContain('hint:')
})

test('says what is known, what is outdated and what was flaky, and lists as failures only what gates', () => {
  const text = renderTerminalSummary(gatedRun(), { reportPath, width: 120 })
  expect(text).toContain(
    'checks: 6 known (baseline), 4 waived, 8 failed but not required · 1 flaky case · 2 stale baseline lines',
  )
  const unseen = gatedRun()
  const pending = unseen.cases
    .flatMap((item) => item.checks)
    .find((check) => check.disposition === 'pending' && check.verdict === 'FAIL')
  if (pending) Object.assign(pending, { verdict: 'UNVERIFIED', level: 'MUST' })
  expect(renderTerminalSummary(unseen, { reportPath, width: 160 })).toContain(
    '7 failed but not required, 1 unverified but not required',
  )
  expect(text).toContain('… 4 more in the report')
  expect(text).toContain('stale refused-assertions/audience-mismatch@okta#no-session: the baseline lists it as FAIL')
  expect(text).toContain('FAIL mail-to-account-address')
  expect(text).not.toContain('profile-per-update-policy')
  const { baseline: _, ...gate } = gatedRun().gate
  const calm = { ...gatedRun(), gate: { ...gate, baseline: null, waivers: null } }
  expect(renderTerminalSummary(calm, { reportPath, width: 120 })).toContain('flaky new-user/first-sign-in@okta: FAIL, then PASS.')
})

test('a vendor that was not run, or that nothing applies to, has words in place of a number', () => {
  const run = greenRun()
  const others = { okta: 'SKIPPED', onelogin: 'NA' } as const
  const requirements = run.requirements.map((row) => ({ ...row, verdicts: { ...row.verdicts, ...others } }))
  const text = renderTerminalSummary({ ...run, requirements }, { reportPath })
  expect(text).toMatch(/^End-user JIT +○ not run +– n\/a +✓ \d+ /m)
})

test('a run of which nothing was finished counts no cases', () => {
  const counts = { ...greenRun().counts, PASS: 0, NA: 0, NOTE: 0, WARN: 0 }
  const text = renderTerminalSummary({ ...greenRun(), counts, instrument: null }, { reportPath })
  expect(text).toMatch(/^MUST rows resolved \d+\/\d+$/m)
})

test('a green run lists no failure', () => {
  const text = renderTerminalSummary(greenRun(), { reportPath })
  expect(text).toContain('✓ CONFORMANT · COMPLETE')
  expect(text).toMatch(/^requirements \(passed\) +okta /m)
  expect(text).not.toContain('expected')
})

test('colours only when asked for, and only for a terminal without NO_COLOR', () => {
  expect(renderTerminalSummary(redRun(), { reportPath })).not.toContain('\u001b')
  expect(renderTerminalSummary(redRun(), { reportPath, colour: true })).toContain('\u001b[31m')
  expect(useColour({ isTTY: true }, {})).toBe(true)
  expect(useColour({ isTTY: true }, { NO_COLOR: '1' })).toBe(false)
  expect(useColour({ isTTY: true }, { NO_COLOR: '' })).toBe(true)
  expect(useColour({}, {})).toBe(false)
})
