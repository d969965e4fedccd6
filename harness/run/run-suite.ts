import { spawn } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { EnvironmentError, wordsOf } from '../errors.ts'
import { projectRoot } from '../files/project-root.ts'
import type { Party } from '../parties/child.ts'
import { partiesToEnvironment } from '../parties/parties.ts'
import type { Plan } from '../plan.ts'
import type { Target } from '../target/schema.ts'
import { BATCH_VARIABLE, OUT_VARIABLE } from './case-sources.ts'
import { planFile, type RunFacts } from './journal.ts'
import { makeSharedTenants } from './shared-tenants.ts'
import { type Surroundings, startServiceProvider, startSurroundings } from './start-parties.ts'

export interface SuiteOptions {
  out: string
  plan: Plan & RunFacts
  target: Target
  headed: boolean
  workers: number
  /** Playwright's own reporter instead of our progress lines, for people who debug the harness. */
  quiet: boolean
}

/**
 * Runs a plan: starts the parties, lets Playwright do the cases, stops everything. Finished cases are in the journal whatever happens.
 * @returns why the run is not complete, one sentence each; empty when nothing went wrong around the cases
 * @throws EnvironmentError when the surroundings cannot start or the folder cannot be written
 */
export async function runSuite(options: SuiteOptions): Promise<string[]> {
  const { out, plan, target } = options
  prepareFolder(out, plan)
  const surroundings = await startSurroundings(out)
  const remarks: string[] = []
  try {
    for (const batch of batchesOf(plan, target)) remarks.push(...(await runBatch(batch, surroundings, options)))
  } finally {
    await surroundings.stop()
  }
  return remarks
}

/** An SP that can hold an organisation per case takes all vendors at once; another one is taken vendor by vendor. */
function batchesOf(plan: Plan, target: Target): (string | null)[] {
  const used = plan.profiles.filter((id) => plan.cases.some((each) => each.profile === id))
  return target.isolation === 'organisation' ? [null] : used
}

async function runBatch(profile: string | null, surroundings: Surroundings, options: SuiteOptions): Promise<string[]> {
  const { target, out } = options
  const shared = profile === null ? null : await makeSharedTenants(target, profile, surroundings, out)
  const sp = shared?.sp ?? (await startServiceProvider(target, out, surroundings, {}))
  try {
    const environment = partiesToEnvironment({
      idp: surroundings.idp,
      mailbox: surroundings.mailbox,
      chat: surroundings.chat,
      sp: { base: sp.base, variables: sp.variables },
      sharedTenants: shared?.tenants ?? {},
    })
    const everybody = [...surroundings.parties, ...(sp.party ? [sp.party] : [])]
    return await playwright(environment, profile, options, everybody)
  } finally {
    await sp.party?.stop()
  }
}

/** Playwright as a child: its exit code says nothing here, the journal does. */
async function playwright(
  environment: Record<string, string>,
  batch: string | null,
  options: SuiteOptions,
  parties: Party[],
): Promise<string[]> {
  const reporter = path.join(projectRoot, 'harness/run/progress-reporter.ts')
  const args = [
    path.join(projectRoot, 'node_modules/@playwright/test/cli.js'),
    'test',
    '--project=scenarios',
    '--config',
    path.join(projectRoot, 'playwright.config.ts'),
  ]
  args.push(
    `--reporter=${options.quiet ? 'null' : reporter}`,
    `--workers=${options.workers}`,
    `--output=${path.join(options.out, '.playwright')}`,
  )
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ...args], {
    cwd: projectRoot,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: {
      ...process.env,
      ...environment,
      [OUT_VARIABLE]: options.out,
      FIRSTLOGIN_RUN: '1',
      ...(batch === null ? {} : { [BATCH_VARIABLE]: batch }),
      ...(options.headed ? { FIRSTLOGIN_HEADED: '1' } : {}),
    },
  })
  const remarks: string[] = []
  for (const party of parties) {
    party.died.then((why) => {
      remarks.push(`${party.name} died during the run: ${why}.`)
      child.kill('SIGINT')
    })
  }
  const code = await new Promise<number>((resolve, reject) => {
    child.on('error', (error) => reject(new EnvironmentError(`the test runner cannot start: ${wordsOf(error)}`)))
    child.on('exit', (exitCode, signal) => resolve(exitCode ?? (signal === 'SIGINT' ? 130 : 1)))
  })
  if (code !== 0 && remarks.length === 0)
    remarks.push(code === 130 ? 'The run was interrupted.' : 'The test runner ended early; the lines above say why.')
  return remarks
}

function prepareFolder(out: string, plan: Plan & RunFacts): void {
  try {
    mkdirSync(out, { recursive: true })
    for (const name of ['results.ndjson', 'evidence', 'report.html', 'report.json', 'junit.xml'])
      rmSync(path.join(out, name), { recursive: true, force: true })
    writeFileSync(planFile(out), JSON.stringify(plan, null, 1))
  } catch (error) {
    throw new EnvironmentError(`the report folder ${out} cannot be written: ${wordsOf(error)}; choose another one with --out`)
  }
}
