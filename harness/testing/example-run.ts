import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect } from '@playwright/test'
import { projectRoot } from '../files/project-root.ts'
import type { RunReport, Verdict } from '../results.ts'
import { exampleFolder } from './examples.ts'

/** What a run over an example SP came to, as far as its pinned findings need it. */
export interface ExampleRun {
  /** The scenarios with this verdict, in the order of their names. */
  scenarios(verdict: Verdict): string[]
  /** Scenario → the checks that failed in it. */
  findings: Record<string, string[]>
}

/** Runs every scenario of an example's target file at Okta over http; the run is complete and not conformant. Its folder is removed. */
export function runExample(name: string): ExampleRun {
  const out = mkdtempSync(path.join(tmpdir(), 'firstlogin-example-'))
  try {
    const target = path.join(exampleFolder(name), 'target.yaml')
    const args = ['run', '--target', target, '--profile', 'okta', '--driver', 'http', '--json', '--out', out]
    const cli = path.join(projectRoot, 'harness/cli/main.ts')
    const run = spawnSync(process.execPath, [cli, ...args], { encoding: 'utf8', maxBuffer: 100_000_000 })
    expect(run.status, run.stderr).toBe(1)
    const report = JSON.parse(run.stdout) as RunReport
    // What each of them declares, and a requirement speaks against.
    const remarks = [expect.stringMatching(/existingAccount: link\): F-05 not met\.$/)]
    expect(report).toMatchObject({ conformance: 'NON_CONFORMANT', completeness: 'COMPLETE', remarks })
    const failed = report.cases.filter((each) => each.verdict === 'FAIL')
    return {
      scenarios: (verdict) =>
        report.cases
          .filter((each) => each.verdict === verdict)
          .map((each) => each.scenario)
          .sort(),
      findings: Object.fromEntries(
        failed.map(({ scenario, checks }) => [
          scenario,
          checks
            .filter((each) => each.verdict === 'FAIL')
            .map((each) => each.id)
            .sort(),
        ]),
      ),
    }
  } finally {
    rmSync(out, { recursive: true, force: true })
  }
}
