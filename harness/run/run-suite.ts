import { spawn } from 'node:child_process'
import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { secondTenantId } from '../case/second-idp.ts'
import type { ExaminationInputs } from '../doctor/examination.ts'
import { failuresIn } from '../doctor/examine.ts'
import { lookBeforeRun } from '../doctor/look-before-run.ts'
import { setUp, setUpFailed } from '../doctor/set-up.ts'
import { adminBrowsers } from '../drivers/admin.ts'
import { EnvironmentError, wordsOf } from '../errors.ts'
import { projectRoot } from '../files/project-root.ts'
import type { Party } from '../parties/child.ts'
import { isRunning, ownGroup, signalGroup } from '../parties/group.ts'
import { guard } from '../parties/guard.ts'
import { createIdpClient } from '../parties/idp-client.ts'
import { partiesToEnvironment } from '../parties/parties.ts'
import { watchAddress } from '../parties/watch.ts'
import type { Plan } from '../plan.ts'
import type { Target } from '../target/schema/target.ts'
import { batchesOf } from './batches.ts'
import { profileOf } from './case-sources.ts'
import { hasResults, planFile, type RunFacts } from './journal.ts'
import { clearFolder } from './report-folder.ts'
import { takeFolder } from './run-lock.ts'
import { BATCH_VARIABLE, OUT_VARIABLE, RUN_VARIABLE } from './run-variables.ts'
import { type Surroundings, surroundingsFor } from './start-parties.ts'
import { Vendors } from './vendors.ts'

export interface SuiteOptions {
  out: string
  plan: Plan & RunFacts
  target: Target
  headed: boolean
  workers: number
  /** Without progress lines. */
  quiet: boolean
  /** @throws UsageError for an address that bent messages may not be sent to */
  demandOwner: (addresses: readonly string[]) => void
  /** Whether an honest sign-in has to get in before the first case. */
  preflight: boolean
  /** Aborted when the person at the keyboard wants the run to end. */
  interruption: AbortSignal
}

/** Why a run is not complete. */
export interface SuiteEnd {
  /** One sentence each; empty when nothing went wrong around the cases. */
  remarks: string[]
  /** When a party died: what finished later cannot be trusted. */
  reliableUntil: Date | null
}

const INTERRUPTED = 'The run was interrupted.'
/** A death is noticed a little after it happened. */
const DEATH_NOTICED_WITHIN_MS = 200
/** Playwright ends what is under way; a browser that hangs is not waited for longer. */
const INTERRUPTED_MS = 8_000

/**
 * Runs a plan: starts the parties, lets Playwright do the cases, stops everything. Finished cases are in the journal whatever happens.
 * @throws EnvironmentError when the surroundings cannot start or the folder cannot be written
 */
export async function runSuite(options: SuiteOptions): Promise<SuiteEnd> {
  const giveBack = prepareFolder(options.out, options.plan)
  try {
    return await runIn(options)
  } finally {
    giveBack()
  }
}

async function runIn(options: SuiteOptions): Promise<SuiteEnd> {
  const { out, plan, target } = options
  const surroundings = await surroundingsFor(target, out)
  const end: SuiteEnd = { remarks: [], reliableUntil: null }
  const vendors = new Vendors(plan, target, (line) => process.stderr.write(`firstlogin: ${line}\n`))
  try {
    const used = plan.profiles.filter((id) => plan.cases.some((each) => each.profile === id))
    for (const batch of batchesOf(used, target)) {
      if (end.remarks.length > 0) continue
      if (options.interruption.aborted) end.remarks.push(INTERRUPTED)
      else await runBatch(batch, surroundings, options, end, vendors)
    }
    if (vendors.nobody && end.remarks.length === 0) throw vendors.nobody
  } catch (error) {
    // What an earlier batch has found is reported all the same.
    if (!hasResults(out)) throw error
    end.remarks.push(wordsOf(error))
  } finally {
    end.remarks.push(...vendors.remarks)
    if (target.idp.state !== undefined) await forgetTenants(surroundings, plan)
    await surroundings.stop()
  }
  return end
}

/** An IdP that keeps its state would keep the tenants of finished cases, with their keys. Best effort: the cases are judged by then. */
async function forgetTenants({ idp }: Surroundings, { cases }: Plan): Promise<void> {
  const client = createIdpClient(idp.url, idp.token)
  const ofCases = new Set(cases.flatMap(({ token }) => [token, secondTenantId(token)]))
  const kept = await client.tenantIds().catch(() => [])
  for (const id of kept.filter((each) => ofCases.has(each))) await client.removeTenant(id).catch(() => undefined)
}

async function runBatch(
  batch: readonly string[],
  surroundings: Surroundings,
  options: SuiteOptions,
  end: SuiteEnd,
  vendors: Vendors,
): Promise<void> {
  const { target, out } = options
  const admin = adminBrowsers(target)
  try {
    const connected = await setUp(target, batch, surroundings, out, admin.open).catch((error: unknown) => {
      // Where the first cannot be set up, the others could not either, as far as anybody knows.
      if (!vendors.began || !(error instanceof EnvironmentError)) throw error
      for (const id of batch) vendors.leaveOut(id, [setUpFailed(error)])
    })
    if (!connected) return
    const { sp, tenants, facts } = connected
    try {
      if (facts) options.demandOwner([facts.acsUrl])
      const { idp, mailbox, chat } = surroundings
      const parties = { idp, mailbox, chat, sp: { base: sp.base, variables: sp.variables }, sharedTenants: tenants }
      const ready = await readyOf(batch, { parties, facts }, options, vendors)
      if (ready.length === 0 && !options.interruption.aborted) return
      vendors.work(ready)
      const watched = sp.party ?? watchAddress(`the SP "${target.name}"`, sp.base)
      try {
        await playwright(partiesToEnvironment(parties), ready, options, [...surroundings.parties, watched], end)
      } finally {
        await watched.stop()
      }
    } finally {
      await sp.party?.stop()
    }
  } finally {
    await admin.close()
  }
}

/** The vendors of a batch with which an honest sign-in gets in. The others are left out: what their cases said would be no verdicts. */
async function readyOf(
  batch: readonly string[],
  { parties, facts }: Pick<ExaminationInputs, 'parties' | 'facts'>,
  { preflight, plan, target, interruption }: SuiteOptions,
  vendors: Vendors,
): Promise<string[]> {
  if (!preflight) return [...batch]
  const mayScript = plan.cases.some((each) => each.driver === 'browser')
  const ready: string[] = []
  for (const id of batch) {
    if (interruption.aborted) break
    const examined = await lookBeforeRun({ target, profile: profileOf(id), parties, facts, mayScript })
    if (failuresIn(examined).length === 0) ready.push(id)
    else vendors.leaveOut(id, examined)
  }
  return ready
}

/** Playwright as a child: its exit code says nothing here, the journal does. */
async function playwright(
  environment: Record<string, string>,
  batch: readonly string[],
  options: SuiteOptions,
  parties: Party[],
  end: SuiteEnd,
): Promise<void> {
  if (options.interruption.aborted) return void end.remarks.push(INTERRUPTED)
  const reporter = path.join(projectRoot, 'harness/run/progress-reporter.ts')
  const args = [
    path.join(projectRoot, 'node_modules/@playwright/test/cli.js'),
    'test',
    '--project=scenarios',
    '--config',
    path.join(projectRoot, 'playwright.config.ts'),
  ]
  // What cannot be told apart is done one at a time.
  const workers = options.target.isolation === 'none' ? 1 : options.workers
  args.push(`--reporter=${reporter}`, `--workers=${workers}`, `--output=${path.join(options.out, '.playwright')}`)
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ...args], {
    cwd: projectRoot,
    stdio: ['ignore', options.quiet ? 'ignore' : 'inherit', 'inherit'],
    env: {
      ...process.env,
      ...environment,
      [OUT_VARIABLE]: options.out,
      [RUN_VARIABLE]: String(process.pid),
      [BATCH_VARIABLE]: batch.join(','),
      ...(options.headed ? { FIRSTLOGIN_HEADED: '1' } : {}),
    },
    ...ownGroup,
  })
  guard(child)
  const stop = () => {
    if (!isRunning(child)) return
    const { pid } = child
    child.kill('SIGINT')
    setTimeout(() => isRunning(child) && signalGroup(pid, 'SIGKILL'), INTERRUPTED_MS).unref()
  }
  options.interruption.addEventListener('abort', stop, { once: true })
  for (const party of parties) {
    party.died.then((why) => {
      const remark = `${party.name} died during the run: ${why}.`
      // A party that serves several batches is listened to by each.
      if (!end.remarks.includes(remark)) end.remarks.push(remark)
      end.reliableUntil ??= party.lastAlive?.() ?? new Date(Date.now() - DEATH_NOTICED_WITHIN_MS)
      stop()
    })
  }
  const code = await new Promise<number>((resolve, reject) => {
    child.on('error', (error) => reject(new EnvironmentError(`the test runner cannot start: ${wordsOf(error)}`)))
    child.on('exit', (exitCode, signal) => resolve(exitCode ?? (signal === 'SIGINT' ? 130 : 1)))
  })
  options.interruption.removeEventListener('abort', stop)
  if (options.interruption.aborted) end.remarks.push(INTERRUPTED)
  else if (code !== 0 && end.remarks.length === 0) end.remarks.push('The test runner ended early; the lines above say why.')
}

/** @returns gives the folder back to other runs */
function prepareFolder(out: string, plan: Plan & RunFacts): () => void {
  try {
    mkdirSync(out, { recursive: true })
    const giveBack = takeFolder(out)
    clearFolder(out)
    // A plan that was cut off would make the folder nobody's.
    writeFileSync(`${planFile(out)}.part`, JSON.stringify(plan, null, 1))
    renameSync(`${planFile(out)}.part`, planFile(out))
    return giveBack
  } catch (error) {
    if (error instanceof EnvironmentError) throw error
    throw new EnvironmentError(`the report folder ${out} cannot be written: ${wordsOf(error)}; choose another one with --out`)
  }
}
