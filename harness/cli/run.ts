import { randomBytes } from 'node:crypto'
import path from 'node:path'
import type { Command } from 'commander'
import { wordsOf } from '../errors.ts'
import { demandPlaceForFiles } from '../files/place-for-files.ts'
import { projectRoot, referenceTarget } from '../files/project-root.ts'
import { writeBaseline } from '../gate/baseline.ts'
import { loadSet, scenariosOf } from '../gate/sets.ts'
import { makePlan } from '../plan.ts'
import { withPolicy } from '../policies/with-policy.ts'
import { loadRequirements } from '../requirements.ts'
import { publish, reportOf, writeEnd } from '../run/finish.ts'
import type { RunEnd } from '../run/journal.ts'
import { demandOwnFolder } from '../run/report-folder.ts'
import { runSuite } from '../run/run-suite.ts'
import { loadScenarios } from '../scenario/load.ts'
import { prepareUse } from '../target/before-use.ts'
import { loadTarget } from '../target/load.ts'
import { demandOwnership, writtenAddresses } from '../target/ownership.ts'
import { resolvePolicies } from '../target/policies.ts'
import { secretsIn } from '../target/template.ts'
import { hidingSecrets, withoutSecrets } from '../target/without-secrets.ts'
import { addGateOptions, chooseGate, type GateOptions } from './gate-options.ts'
import { sayGate } from './gate-words.ts'
import { chooseDefects, chooseDriver, chooseProfiles, chooseWorkers } from './run-choices.ts'

interface RunOptions extends GateOptions {
  target: string
  profile: string
  only?: string
  scenarios?: string
  policy?: string
  driver?: string
  headed: boolean
  workers: string
  out: string
  defect: string[]
  iOwnThisTarget: boolean
  preflight: boolean
  json: boolean
  count: boolean
}

export function defineRun(command: Command): void {
  command
    .option('--target <file>', 'the SP under test', referenceTarget)
    .option('--profile <names>', 'vendor profiles, separated by commas', joined(), 'okta,onelogin,entra-id,google-workspace')
    .option('--only <names>', 'families, scenarios or cases, separated by commas; * stands for anything', joined())
    .option('--scenarios <folder>', 'where the scenarios are, one family a folder; default: those of the project')
    .option('--policy <names>', 'what the SP promises instead of what its file declares: a preset, side=preset, key=value')
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
    .option('--i-own-this-target', 'send bent messages to an SP that is not on this machine', false)
    .option('--no-preflight', 'run without looking first whether an honest sign-in gets in')
  addGateOptions(command)
    .option('--json', 'print the report as JSON instead of the summary', false)
    .option('--count', 'end with a line "N passed, N failed"', false)
    .addHelpText(
      'after',
      `
Examples:
  npm start                                         everything, against the reference SP
  npm start -- --profile azure-ad --only new-user   one family, one vendor
  npm start -- --defect duplicate-on-email-case     see a check turn red
  npm start -- --policy strict,rolePolicy=eachLogin  what the SP promises, otherwise than its file says
  npm start -- --target examples/passport-saml/target.yaml
  npm start -- --set smoke@1                        the quickest check that something works
  npm start -- --baseline known.json --update-baseline

Exit codes, the first that applies: 130 interrupted, 2 usage or file error, 1 a check does not hold, 3 environment or incomplete,
4 an outdated baseline or waiver, 1 a MUST that nobody could verify, 0 none of these`,
    )
    .action(run)
}

/** A flag that is given again adds to what it said before: the last one alone would be a smaller run than was asked for. */
function joined(): (value: string) => string {
  const given: string[] = []
  return (value) => {
    given.push(value)
    return given.join(',')
  }
}

async function run(options: RunOptions): Promise<void> {
  const target = withPolicy(loadTarget(options.target), options.policy)
  prepareUse(target)
  const policies = resolvePolicies(target)
  const scenarioFolder = options.scenarios === undefined ? null : path.resolve(options.scenarios)
  const scenarios = loadScenarios(scenarioFolder ?? undefined)
  const requirements = loadRequirements()
  const offered = chooseProfiles(options.profile, target)
  const workers = chooseWorkers(options.workers)
  const set = options.set === undefined ? null : loadSet(options.set)
  const inputs = {
    scenarios: set ? scenariosOf(set, scenarios) : scenarios,
    profiles: offered,
    requirements,
    // What is required is what the set says, also where the target would leave a family out.
    target: set ? { ...target, families: undefined } : target,
    driver: chooseDriver(options.driver),
    only: options.only ?? null,
    defects: chooseDefects(options.defect, target),
    runId: randomBytes(6).toString('hex'),
  }
  const gate = chooseGate(options, set, inputs, new Date())
  const drawn = makePlan(inputs)
  const told = scenarios.filter((each) =>
    drawn.cases.some((planned) => planned.scenario === each.id && planned.notApplicable === null),
  )
  const demandOwner = (addresses: readonly string[]) => demandOwnership(addresses, told, options.iOwnThisTarget)
  demandOwner(writtenAddresses(target))
  const plan = {
    ...drawn,
    startedAt: new Date().toISOString(),
    command: `npm start${process.argv.length > 3 ? ` -- ${process.argv.slice(3).join(' ')}` : ''}`,
    scenarioFolder,
    policy: options.policy ?? null,
    gate,
  }
  const out = path.resolve(options.out)
  demandPlaceForFiles(options.out, '--out')
  demandOwnFolder(out)
  const interruption = interruptible()
  if (!options.json)
    process.stdout.write(
      `${counted(plan.cases.length, 'case')}: ${counted(new Set(plan.cases.map((each) => each.scenario)).size, 'scenario')} × ${offered
        .filter((each) => plan.profiles.includes(each.id))
        .map((each) => each.title)
        .join(', ')}\n`,
    )
  const { headed, json, count } = options
  // A fault switched on may well keep everybody out: that is what it is for.
  const preflight = options.preflight && options.defect.length === 0
  const secrets = secretsIn(target)
  const suite = await hidingSecrets(secrets, () =>
    runSuite({ out, plan, target, headed, workers, quiet: json, preflight, demandOwner, interruption }),
  )
  const interrupted = interruption.aborted
  const end = {
    finishedAt: new Date().toISOString(),
    remarks: withoutSecrets(suite.remarks, secrets),
    interrupted,
    reliableUntil: suite.reliableUntil?.toISOString() ?? null,
  }
  const ended = tryToEnd(out, end)
  const read = { target, policies, requirements, scenarios }
  let report = reportOf(out, read)
  if (options.updateBaseline && gate.baseline && report.completeness === 'COMPLETE') {
    writeEnd(out, { ...end, baseline: writeBaseline(gate.baseline.file, report, gate.baseline.entries, set) })
    report = reportOf(out, read)
  }
  const written = await publish(report, out, out, { json, count })
  sayGate(report, options.updateBaseline)
  process.exitCode = written && ended ? report.gate.exitCode : 3
}

/** Says how the run ended, for later. A disk that is full takes nothing from what can still be printed. @returns whether it could be written */
function tryToEnd(out: string, end: RunEnd): boolean {
  try {
    writeEnd(out, end)
    return true
  } catch (error) {
    process.stderr.write(`firstlogin: ${wordsOf(error)}; "npm run firstlogin report" makes the report of what is there, later\n`)
    return false
  }
}

/** Ctrl+C and a polite kill end a run early; what is finished is still reported. */
function interruptible(): AbortSignal {
  const interruption = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (!interruption.signal.aborted) process.stderr.write('firstlogin: stopping; the report of what is finished follows\n')
      interruption.abort()
    })
  }
  return interruption.signal
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}
