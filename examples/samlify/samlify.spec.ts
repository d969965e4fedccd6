import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@playwright/test'

const folder = path.dirname(fileURLToPath(import.meta.url))
const cli = path.resolve(folder, '../../harness/cli/main.ts')

/** What this app gets wrong, each confirmed by hand: see README.md. A list that shrinks or grows is news. */
const findings = {
  'refused-assertions/audience-mismatch': ['nothing-created', 'refused'],
  'refused-assertions/confirmation-expired': ['nothing-created', 'refused'],
  'refused-assertions/destination-mismatch': ['nothing-created', 'refused'],
  'refused-assertions/in-response-to-mismatch': ['nothing-created', 'refused'],
  'refused-assertions/recipient-mismatch': ['nothing-created', 'refused'],
  'refused-assertions/replayed-in-another-browser': ['refused'],
  'refused-assertions/replayed-in-the-same-browser': ['refused'],
}

interface Report {
  conformance: string
  completeness: string
  cases: { scenario: string; verdict: string; problem: string | null; checks: { id: string; verdict: string }[] }[]
}

test('an SP whose session is words on a page gets the verdicts it deserves', () => {
  test.setTimeout(240_000)
  if (!existsSync(path.join(folder, 'node_modules'))) {
    const installed = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: folder, encoding: 'utf8' })
    expect(installed.status, installed.stderr).toBe(0)
  }
  const out = mkdtempSync(path.join(tmpdir(), 'firstlogin-example-'))
  const args = [
    'run',
    '--target',
    path.join(folder, 'target.yaml'),
    '--profile',
    'okta',
    '--driver',
    'http',
    '--json',
    '--out',
    out,
  ]
  const run = spawnSync(process.execPath, [cli, ...args], { encoding: 'utf8', maxBuffer: 100_000_000 })
  expect(run.status, run.stderr).toBe(1)
  const report = JSON.parse(run.stdout) as Report
  expect(report).toMatchObject({ conformance: 'NON_CONFORMANT', completeness: 'COMPLETE' })
  expect(report.cases.filter((each) => each.verdict === 'ERROR')).toEqual([])
  const failed = report.cases.filter((each) => each.verdict === 'FAIL')
  const found = failed.map((each) => [
    each.scenario,
    each.checks
      .filter((check) => check.verdict === 'FAIL')
      .map((check) => check.id)
      .sort(),
  ])
  expect(Object.fromEntries(found)).toEqual(findings)
  expect(report.cases.filter((each) => each.verdict === 'UNVERIFIED').map((each) => each.scenario)).toEqual([])
  rmSync(out, { recursive: true, force: true })
})
