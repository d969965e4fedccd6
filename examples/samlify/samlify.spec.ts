import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@playwright/test'

const folder = path.dirname(fileURLToPath(import.meta.url))
const cli = path.resolve(folder, '../../harness/cli/main.ts')

/** What the table alone shows to be right; the session is on a page that a target file cannot point to yet. A change is news. */
const seen = {
  'existing-user/address-in-other-case': ['one-account'],
  'existing-user/renamed-at-the-idp': ['one-account'],
  'existing-user/signs-in-again': ['one-account'],
  'existing-user/twenty-at-once': ['one-account'],
  'missing-attributes/empty-name': ['name-never-empty'],
  'missing-attributes/name-never-set': ['name-never-empty', 'sent-as-configured'],
  'missing-attributes/no-name': ['name-never-empty', 'sent-as-configured'],
  'missing-attributes/very-long-name': ['name-never-empty'],
  'new-user/first-sign-in': ['account-created', 'one-account'],
  'new-user/unusual-characters-in-the-name': ['one-account'],
  'refused-assertions/honest-response': ['audience-is-entity-id', 'recipient-is-acs'],
}

interface Report {
  conformance: string
  completeness: string
  cases: { scenario: string; verdict: string; checks: { id: string; verdict: string; reason: string | null }[] }[]
}

test('an SP whose session nobody can ask for is judged by its table, and for nothing else', () => {
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
  expect(report).toMatchObject({ conformance: 'INDETERMINATE', completeness: 'COMPLETE' })
  expect(report.cases.filter((each) => ['FAIL', 'WARN', 'ERROR'].includes(each.verdict))).toEqual([])
  const passed = report.cases.map((each) => [
    each.scenario,
    each.checks
      .filter((check) => check.verdict === 'PASS')
      .map((check) => check.id)
      .sort(),
  ])
  expect(Object.fromEntries(passed.filter(([, checks]) => checks && checks.length > 0))).toEqual(seen)
  // Nothing bent counts as refused as long as nobody can see who is signed in.
  const refused = report.cases.flatMap((each) => each.checks.filter((check) => check.id === 'refused'))
  expect(new Set(refused.map((each) => each.verdict))).toEqual(new Set(['UNVERIFIED']))
  rmSync(out, { recursive: true, force: true })
})
