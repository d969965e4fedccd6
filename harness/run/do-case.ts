import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import type { Browser } from 'playwright'
import { judgeAll } from '../case/judge.ts'
import { type BrowserDriver, createBrowserDriver } from '../drivers/browser.ts'
import { createHttpDriver } from '../drivers/http.ts'
import { createDriverPool, type Screenshots } from '../drivers/pool.ts'
import { runWithRetries } from '../gate/attempts.ts'
import { isAlive } from '../parties/alive.ts'
import type { Parties } from '../parties/parties.ts'
import { nthAttempt, type PlannedCase } from '../plan.ts'
import type { CaseResult } from '../results.ts'
import { runCase } from '../run-case.ts'
import { driverOptions, whyUntraced } from '../target/driver-options.ts'
import { secretsIn } from '../target/template.ts'
import { withoutSecrets } from '../target/without-secrets.ts'
import { type CaseSources, loadCaseSources, profileOf } from './case-sources.ts'
import { evidenceOf } from './evidence.ts'
import { appendResult } from './journal.ts'
import { keepTrace } from './keep-trace.ts'
import { RUN_VARIABLE } from './run-variables.ts'

/** Read once in each worker. */
let known: CaseSources | undefined
function sourcesOfRun(): CaseSources {
  known ??= loadCaseSources()
  return known
}

/** Does one planned case as a Playwright test, and keeps what it came to. @param browser for cases that want one */
export async function doCase(planned: PlannedCase, parties: Parties, browser: Browser | null): Promise<void> {
  const sources = sourcesOfRun()
  if (browser === null) return untilGood(planned, sources, (each) => runOverHttp(each, sources, parties))
  return untilGood(planned, sources, (each, folder) => runInBrowser(each, sources, browser, parties, folder))
}

/** Keeps a case that does not apply. */
export function passOver(planned: PlannedCase, reason: string): void {
  const sources = sourcesOfRun()
  finish(notApplicable(planned, reason, sources), sources)
}

/** Runs a case, and again where the run allows it: each try with people and a folder of its own. */
async function untilGood(
  planned: PlannedCase,
  sources: CaseSources,
  run: (planned: PlannedCase, folder: string) => Promise<CaseResult>,
): Promise<void> {
  const { retries } = sources
  test.setTimeout(test.info().timeout * (retries + 1))
  const folder = evidenceOf(planned.id)
  const attempt = (number: number) =>
    run(nthAttempt(planned, number), number === 1 ? folder : path.posix.join(folder, `attempt-${number}`))
  finish(await runWithRetries(retries, attempt), sources)
}

async function runOverHttp(planned: PlannedCase, sources: CaseSources, parties: Parties): Promise<CaseResult> {
  const browsers = createDriverPool(async () => createHttpDriver(driverOptions(sources.target)))
  return runCase(planned, { ...contextOf(planned, sources), parties, browsers, screenshots: noScreenshots })
}

async function runInBrowser(
  planned: PlannedCase,
  sources: CaseSources,
  browser: Browser,
  parties: Parties,
  folder: string,
): Promise<CaseResult> {
  const opened: BrowserDriver[] = []
  const secrets = secretsIn(sources.target)
  const options = { ...driverOptions(sources.target), secrets }
  const untraced = whyUntraced(sources.target)
  const browsers = createDriverPool(
    async () => {
      const driver = await createBrowserDriver(browser, { ...options, trace: untraced === null })
      opened.push(driver)
      return driver
    },
    () => createBrowserDriver(browser, { ...options, trace: false }),
  )
  const result = await runCase(planned, {
    ...contextOf(planned, sources),
    parties,
    browsers,
    screenshots: keepScreenshots(folder, sources),
  })
  const failed = ['FAIL', 'ERROR', 'WARN', 'UNVERIFIED'].includes(result.verdict)
  const withheld = opened.flatMap((driver) => driver.withheld)
  const last = opened.at(-1)
  for (const driver of opened) if (driver !== last || !failed) await driver.stopTrace(null)
  if (last && failed) {
    const file = path.posix.join(folder, 'trace.zip')
    const why = untraced ?? (await keepTrace(last, path.join(sources.out, file), secrets))
    if (why === null) result.trace = file
    else withheld.push(`No trace is kept: ${why}.`)
  }
  if (withheld.length > 0) result.withheld = withheld
  await browsers.closeAll()
  return result
}

/** Under `firstlogin run` the journal, which is graded later (a red test would cost a worker); on its own the test's colour. */
function finish(result: CaseResult, sources: CaseSources): void {
  // What finishes after the run itself is gone has seen a world that was falling apart.
  if (isRunGone()) return
  const told = withoutSecrets(result, secretsIn(sources.target))
  if (process.env[RUN_VARIABLE]) keep(told, sources.out)
  const tries = result.attempts?.map((each) => each.verdict).join(', ') ?? ''
  test
    .info()
    .annotations.push(
      { type: 'verdict', description: result.verdict },
      { type: 'why', description: why(told) },
      { type: 'tries', description: tries },
    )
  if (!process.env[RUN_VARIABLE]) expect(['FAIL', 'ERROR'], why(told)).not.toContain(result.verdict)
}

function keep(result: CaseResult, out: string): void {
  try {
    appendResult(out, result)
  } catch (error) {
    // What comes after could not be kept either: the runner, which is the parent of this worker, ends the run.
    process.kill(process.ppid, 'SIGINT')
    throw error
  }
}

function isRunGone(): boolean {
  const pid = Number(process.env[RUN_VARIABLE])
  return pid > 0 && !isAlive(pid)
}

function why(result: CaseResult): string {
  const check = result.checks.find((each) => each.verdict === result.verdict && each.verdict !== 'PASS')
  if (!check) return result.problem ?? ''
  return check.reason ? `${check.id}: ${check.reason}` : `${check.id}: expected ${check.expected}, got ${check.actual}`
}

function contextOf(planned: PlannedCase, sources: CaseSources) {
  const scenario = sources.scenarios.get(planned.scenario)
  if (!scenario) throw new Error(`the plan names a scenario that is not there: ${planned.scenario}`)
  const { target, policies, requirements, defects, scenarioFolder, policy, set } = sources
  return {
    scenario,
    profile: profileOf(planned.profile),
    target,
    policies,
    requirements,
    defects,
    scenarioFolder,
    policy,
    set,
  }
}

const noScreenshots: Screenshots = { wanted: false, save: async () => '' }

function keepScreenshots(folder: string, sources: CaseSources): Screenshots {
  return {
    wanted: true,
    save: async (title, picture) => {
      const file = path.posix.join(folder, `${title}.jpg`)
      mkdirSync(path.dirname(path.join(sources.out, file)), { recursive: true })
      writeFileSync(path.join(sources.out, file), picture)
      return file
    },
  }
}

function notApplicable(planned: PlannedCase, reason: string, sources: CaseSources): CaseResult {
  const { scenario } = contextOf(planned, sources)
  const checks = judgeAll(scenario.checks, { kind: 'not-applicable', reason }, sources.requirements)
  const { id, scenario: name, profile, driver } = planned
  const startedAt = new Date().toISOString()
  const { title, family, surface } = scenario
  return {
    id,
    scenario: name,
    title,
    family,
    profile,
    surface,
    driver,
    verdict: 'NA',
    startedAt,
    durationMs: 0,
    checks,
    steps: [],
    problem: null,
    trace: null,
    rerun: '',
  }
}
