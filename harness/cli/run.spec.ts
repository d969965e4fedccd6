import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { expect, test } from '@playwright/test'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { projectRoot } from '../files/project-root.ts'
import { isAlive } from '../parties/alive.ts'
import type { RunReport } from '../results.ts'
import { cli, pressCtrlC, type StartedCli, startCli } from './testing/cli.ts'

/** Runs that do not come to their end: what was finished is reported as partial, and nobody is left behind. */
test.describe.configure({ timeout: 120_000 })

const PLANNED = 100

/** Starts a run of many short cases, one at a time, and waits until some are finished, the first a while ago. */
async function startLongRun(): Promise<{ run: StartedCli; out: string; idpPid: number }> {
  const folder = test.info().outputPath('scenarios')
  const out = test.info().outputPath('out')
  mkdirSync(path.join(folder, 'new-user'), { recursive: true })
  for (let number = 0; number < PLANNED / 4; number++) {
    const text = `title: Person ${number} signs in\nsurface: end-user\nsteps: [{ sign-in: {} }]\nchecks: { one-account: [E-01] }\n`
    writeFileSync(path.join(folder, 'new-user', `person-${number}.yaml`), text)
  }
  const run = startCli('run', '--scenarios', folder, '--out', out, '--driver', 'http', '--workers', '1')
  await expect.poll(() => finished(out), { timeout: 60_000, intervals: [20] }).toBeGreaterThan(0)
  await setTimeout(500)
  const named = /^the IdP, process (\d+)$/m.exec(readFileSync(path.join(out, 'idp.log'), 'utf8'))
  if (!named) throw new Error('the log does not name the process of the IdP')
  return { run, out, idpPid: Number(named[1]) }
}

const finished = (out: string): number => {
  const journal = path.join(out, 'results.ndjson')
  return existsSync(journal) ? readFileSync(journal, 'utf8').split('\n').length - 1 : 0
}
const reportIn = (out: string) => JSON.parse(readFileSync(path.join(out, 'report.json'), 'utf8')) as RunReport

/** Partial, with what was finished and nothing that was not. */
function expectPartial(report: RunReport, remark: string): void {
  expect(report.completeness).toBe('PARTIAL')
  expect(report.conformance).toBe('INDETERMINATE')
  expect(report.cases.length).toBeGreaterThan(0)
  expect(report.cases.length).toBeLessThan(PLANNED)
  expect(report.cases.map((each) => each.verdict)).toEqual(report.cases.map(() => 'PASS'))
  expect(report.remarks.join('\n')).toContain(remark)
  expect(report.remarks.join('\n')).toContain(`of ${PLANNED} planned cases were not run`)
}

test('Ctrl+C: the parties stop, what is finished is reported, exit code 130', async () => {
  const { run, out, idpPid } = await startLongRun()
  pressCtrlC(run)
  const ended = await run.ended
  expect(ended.code).toBe(130)
  expect(ended.stdout).toContain('report.html')
  // A case that was under way is no fault.
  expect(ended.stdout).not.toContain('ERROR')
  expect(isAlive(idpPid)).toBe(false)
  expectPartial(reportIn(out), 'The run was interrupted.')
})

test('an IdP that dies: exit code 3, and the report says who died', async () => {
  const { run, out, idpPid } = await startLongRun()
  process.kill(idpPid, 'SIGKILL')
  const ended = await run.ended
  expect(ended.code).toBe(3)
  expect(ended.stdout).toContain('the IdP died during the run')
  expectPartial(reportIn(out), 'the IdP died during the run: it ended with SIGKILL')
})

test('SIGKILL: nobody is left behind, and `report` makes the report of what was finished', async () => {
  const { run, out, idpPid } = await startLongRun()
  run.child.kill('SIGKILL')
  await run.ended
  await expect.poll(() => isAlive(idpPid), { timeout: 15_000 }).toBe(false)
  expect(existsSync(path.join(out, 'report.json'))).toBe(false)
  const journal = finished(out)
  const ended = await cli('report', out)
  expect(ended.code).toBe(3)
  expect(ended.stdout).toContain('PARTIAL')
  expectPartial(reportIn(out), 'The run was cut off')
  expect(finished(out)).toBe(journal)
})

test('a whole run: exit code 0, and its report holds to the published schema', async () => {
  const out = test.info().outputPath('out')
  const { code, stdout } = await cli(
    'run',
    '--only',
    'multi-workspace-join/right-code',
    '--profile',
    'okta',
    '--driver',
    'http',
    '--out',
    out,
  )
  expect([code, stdout]).toEqual([0, expect.stringContaining('CONFORMANT')])
  const report = reportIn(out)
  expect(report.cases[0]?.steps.flatMap((step) => step.mails).length).toBeGreaterThan(0)
  const schema = JSON.parse(readFileSync(path.join(projectRoot, 'reports/schema/report.schema.json'), 'utf8')) as object
  const validate = new Ajv2020({ strict: false }).compile(schema)
  expect(validate(report), JSON.stringify(validate.errors?.slice(0, 3))).toBe(true)
})
