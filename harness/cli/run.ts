import { randomBytes } from 'node:crypto'
import path from 'node:path'
import type { Command } from 'commander'
import { findProfile, profiles, type VendorProfile } from '../../idp/index.ts'
import { renderTerminalSummary, writeReports } from '../../reports/index.ts'
import { UsageError } from '../errors.ts'
import { suggestion } from '../files/nearest.ts'
import { projectRoot } from '../files/project-root.ts'
import { makePlan } from '../plan.ts'
import { loadRequirements } from '../requirements.ts'
import type { DriverName } from '../results.ts'
import { assembleReport } from '../run/assemble.ts'
import { exitCodeOf } from '../run/exit-code.ts'
import { readPlan, readResults } from '../run/journal.ts'
import { runSuite } from '../run/run-suite.ts'
import { loadScenarios } from '../scenario/load.ts'
import { loadTarget } from '../target/load.ts'
import { resolvePolicies } from '../target/policies.ts'

interface RunOptions {
  target: string
  profile: string
  only?: string
  driver?: string
  headed: boolean
  workers: string
  out: string
  defect: string[]
  json: boolean
  count: boolean
}

export function addRun(program: Command): void {
  program
    .command('run')
    .description('run scenarios against a service provider and write a conformance report')
    .option('--target <file>', 'the SP under test', path.join(projectRoot, 'scenarios/targets/reference-sp.yaml'))
    .option('--profile <names>', 'vendor profiles, separated by commas', 'okta,onelogin,entra-id,google-workspace')
    .option('--only <names>', 'families, scenarios or cases, separated by commas; * stands for anything')
    .option('--driver <name>', 'browser or http, for all cases (default: what each scenario says)')
    .option('--headed', 'watch the browser', false)
    .option('--workers <n>', 'cases at a time', '2')
    .option('--out <folder>', 'where the report goes', path.join(projectRoot, 'reports/out'))
    .option(
      '--defect <id>',
      'switch on a deliberate fault of the reference SP (may be repeated)',
      (id: string, all: string[]) => [...all, id],
      [],
    )
    .option('--json', 'print the report as JSON instead of the summary', false)
    .option('--count', 'end with a line "N passed, N failed"', false)
    .addHelpText(
      'after',
      `
Examples:
  npm start                                         everything, against the reference SP
  npm start -- --profile azure-ad --only new-user   one family, one vendor
  npm start -- --defect duplicate-on-email-case     see a check turn red
  npm start -- --target examples/passport-saml/target.yaml

Exit codes: 0 conformant, 1 not, 2 usage or file error, 3 environment or incomplete, 130 interrupted`,
    )
    .action(run)
}

async function run(options: RunOptions): Promise<void> {
  const chosen = chooseProfiles(options.profile)
  const target = loadTarget(options.target)
  const policies = resolvePolicies(target)
  const scenarios = loadScenarios()
  const requirements = loadRequirements()
  const offered = chosen.filter((each) => !target.profiles || target.profiles.includes(each.id))
  if (offered.length === 0) throw new UsageError(`the target "${target.name}" is set up for ${target.profiles?.join(', ')} only`)
  const plan = {
    ...makePlan({
      scenarios,
      profiles: offered,
      requirements,
      target,
      driver: chooseDriver(options.driver),
      only: options.only ?? null,
      defects: options.defect,
      runId: randomBytes(6).toString('hex'),
    }),
    startedAt: new Date().toISOString(),
    command: `firstlogin run ${process.argv.slice(3).join(' ')}`.trim(),
  }
  const out = path.resolve(options.out)
  let interrupted = false
  process.on('SIGINT', () => {
    interrupted = true
  })
  if (!options.json)
    process.stdout.write(
      `${plan.cases.length} cases: ${new Set(plan.cases.map((each) => each.scenario)).size} scenarios × ${offered.map((each) => each.title).join(', ')}\n`,
    )
  const workers = Math.max(1, Math.min(16, Number(options.workers) || 2))
  const remarks = await runSuite({ out, plan, target, headed: options.headed, workers, quiet: options.json })
  const report = assembleReport({
    plan: readPlan(out),
    results: readResults(out),
    requirements,
    scenarios,
    profileTitles: new Map(profiles.map((each) => [each.id, each.title])),
    target: {
      name: target.name,
      description: target.description,
      policies: { 'end-user': { ...policies.endUser }, workspace: { ...policies.workspace } },
    },
    finishedAt: new Date(),
    remarks,
  })
  const { written, problems } = writeReports(report, out)
  const html = written.find((each) => each.format === 'html')?.path ?? out
  for (const problem of problems) process.stderr.write(`firstlogin: ${problem}\n`)
  if (options.json) process.stdout.write(`${JSON.stringify(report)}\n`)
  else process.stdout.write(renderTerminalSummary(report, { reportPath: path.relative(process.cwd(), html) }))
  if (options.count) {
    const failed = report.counts.FAIL + report.counts.ERROR + report.counts.UNVERIFIED
    process.stdout.write(`${report.cases.length - failed - report.counts.NA} passed, ${failed} failed\n`)
  }
  process.exitCode = exitCodeOf(report, interrupted)
}

/** @throws UsageError naming the nearest right profile */
function chooseProfiles(names: string): VendorProfile[] {
  const known = profiles.flatMap((each) => [each.id, ...each.aliases])
  const chosen = names.split(',').map((name) => {
    const profile = findProfile(name.trim())
    if (!profile) throw new UsageError(`--profile: no vendor profile is called "${name.trim()}"${suggestion(name.trim(), known)}`)
    return profile
  })
  return [...new Set(chosen)]
}

function chooseDriver(name: string | undefined): DriverName | null {
  if (name === undefined) return null
  if (name === 'browser' || name === 'http') return name
  throw new UsageError(`--driver: "${name}" is not a driver${suggestion(name, ['browser', 'http'])}`)
}
