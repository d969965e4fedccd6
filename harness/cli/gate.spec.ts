import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import type { RunReport } from '../results.ts'
import { cli, type Ended } from './testing/cli.ts'
import { startFlakyTarget } from './testing/flaky-hook.ts'

/** The gate as a pipeline sees it: flags in, exit codes and files out. Each test runs the real command against the reference SP. */
test.describe.configure({ timeout: 120_000 })

const addressCase = 'existing-user/deactivated-with-address-in-other-case'
/** Its reasons name the people of the case. */
const flakyCase = 'existing-user/address-in-other-case'
const nameCase = 'missing-attributes/no-name'
const twoFaults = ['--defect', 'duplicate-on-email-case', '--defect', 'decision-not-logged']

const file = (name: string) => {
  const found = test.info().outputPath(name)
  mkdirSync(path.dirname(found), { recursive: true })
  return found
}
const run = (...args: string[]): Promise<Ended> =>
  cli('run', '--driver', 'http', '--profile', 'okta', '--no-preflight', '--out', file('out'), ...args)
const report = () => JSON.parse(readFileSync(file('out/report.json'), 'utf8')) as RunReport
const dispositions = () =>
  report().cases.flatMap((item) =>
    item.checks
      .filter((check) => check.disposition !== 'new')
      .map((check) => `${check.disposition} ${check.verdict} ${check.id}`),
  )

test('a baseline is written, accepts what it lists, and is stale when the SP is mended; `report` says the same', async () => {
  const baseline = file('known.json')
  const args = ['--only', `${addressCase},${nameCase}`, '--fail-on', 'should', '--baseline', baseline]

  const missing = await run(...args)
  expect([missing.code, missing.stderr]).toEqual([
    2,
    expect.stringContaining('there is no such file; --update-baseline writes one'),
  ])

  const written = await run(...args, ...twoFaults, '--update-baseline')
  expect([written.code, written.stderr]).toEqual([0, expect.stringContaining(`wrote ${baseline}: 2 known failures`)])
  expect(JSON.parse(readFileSync(baseline, 'utf8'))).toEqual({
    schema: 'firstlogin/baseline@1',
    target: 'reference-sp',
    entries: [
      { case: `${addressCase}@okta`, check: 'inactive-per-policy', verdict: 'FAIL' },
      { case: `${nameCase}@okta`, check: 'decision-logged', verdict: 'WARN' },
    ],
  })

  const known = await run(...args, ...twoFaults)
  expect([known.code, known.stdout]).toEqual([0, expect.stringContaining('✕ NON-CONFORMANT')])
  expect(known.stdout).toContain('Gate met, exit code 0')
  expect(dispositions()).toEqual(['expected FAIL inactive-per-policy', 'expected WARN decision-logged'])
  expect((await cli('report', file('out'))).code).toBe(0)
  expect(dispositions()).toHaveLength(2)

  const mended = await run(...args)
  expect(mended.code).toBe(4)
  expect(mended.stderr).toContain('2 entries do not describe the SP any more; take them out with --update-baseline:')
  expect(mended.stderr).toContain(`${addressCase}@okta#inactive-per-policy: listed as FAIL, holds now`)
  const again = await cli('report', file('out'))
  expect([again.code, again.stderr]).toEqual([4, mended.stderr])
  expect(readFileSync(file('out/summary.md'), 'utf8')).toContain('Gate outdated, exit code 4')
  expect(readFileSync(file('out/junit.xml'), 'utf8')).toContain('type="stale-baseline"')
})

test('a violated SHOULD fails the run where it counts', async () => {
  const counts = await run('--only', `${addressCase},${nameCase}`, '--defect', 'decision-not-logged', '--fail-on', 'should')
  expect([counts.code, counts.stdout]).toEqual([1, expect.stringContaining('Gate not met, exit code 1: 1 check does not hold.')])
  expect(counts.stdout).toContain('warn decision-logged')
})

test('a check that the set does not require is run, shown and does not fail the run', async () => {
  const ended = await run('--set', 'smoke@1', '--only', 'new-user/first-sign-in', '--defect', 'decision-not-logged')
  expect([ended.code, ended.stdout]).toEqual([0, expect.stringContaining('NON-CONFORMANT')])
  expect(ended.stdout).toContain('checks: 1 failed but not required')
  expect(dispositions()).toContain('pending FAIL one-create-event')
})

test('a waiver accepts until its last day; then it and unused ones are named with their line', async () => {
  const waivers = file('waivers.yaml')
  const waiver = (match: string, expires: string) =>
    `- match: ${match}\n  reason: being mended\n  owner: ada\n  expires: ${expires}\n`
  const args = ['--only', `${addressCase},${nameCase}`, '--defect', 'duplicate-on-email-case', '--waivers', waivers]

  writeFileSync(waivers, waiver(`${addressCase}#inactive-per-policy`, '2999-12-31'))
  expect((await run(...args)).code).toBe(0)
  expect(dispositions()).toEqual(['waived FAIL inactive-per-policy'])

  writeFileSync(waivers, waiver(addressCase, '2020-01-31') + waiver(`${nameCase}@okta`, '2999-12-31'))
  const outdated = await run(...args)
  expect(outdated.code).toBe(4)
  expect(outdated.stderr).toContain(`${waivers}:1: the waiver of ${addressCase} expired on 2020-01-31; ada has to renew it`)
  expect(outdated.stderr).toContain(`${waivers}:5: the waiver of ${nameCase}@okta covers nothing`)
  const again = await cli('report', file('out'))
  expect([again.code, again.stderr]).toEqual([4, outdated.stderr])
})

test('a case that passes only when it is run again is flaky: shown, and a failure only where asked for', async () => {
  const target = file('flaky.yaml')
  const args = ['--target', target, '--only', flakyCase, '--retries', '2']
  const tolerant = await startFlakyTarget(target, 'duplicate-on-email-case')
  const passed = await run(...args)
  tolerant.stop()
  expect([passed.code, tolerant.asked()]).toEqual([0, 2])
  expect(passed.stdout).toContain(`flaky ${flakyCase}@okta: FAIL, then PASS. First: FAIL`)
  expect(dispositions()).toContain('flaky PASS one-account')
  const [item] = report().cases
  expect(item?.attempts?.map(({ verdict, counts }) => [verdict, counts])).toEqual([
    ['FAIL', false],
    ['PASS', true],
  ])
  const [first, second] = [item?.attempts?.[0]?.reasons[0], JSON.stringify(item?.steps)]
  const [token = ''] = /\bk[0-9a-z]{8,9}\b/.exec(first ?? '') ?? []
  expect(second, 'nobody of the first try is met in the second').not.toContain(token)
  expect(readFileSync(file('out/junit.xml'), 'utf8')).toContain('<flakyFailure ')

  const strict = await startFlakyTarget(target, 'duplicate-on-email-case')
  expect((await run(...args, '--fail-on-flaky')).code).toBe(1)
  strict.stop()
})
