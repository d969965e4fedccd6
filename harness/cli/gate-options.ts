import type { Command } from 'commander'
import { profiles } from '../../idp/index.ts'
import { checksById } from '../checks/index.ts'
import { UsageError } from '../errors.ts'
import { suggestion } from '../files/nearest.ts'
import { MOST_RETRIES } from '../gate/attempts.ts'
import { readBaseline } from '../gate/baseline.ts'
import type { FrozenSet, GateInputs } from '../gate/inputs.ts'
import { readWaivers } from '../gate/waivers.ts'
import { makePlan, type PlanInputs } from '../plan.ts'

/** Flags that say what a run has to hold to. */
export interface GateOptions {
  set?: string
  baseline?: string
  updateBaseline: boolean
  waivers?: string
  failOn: string
  allowUnverified: boolean
  retries: string
  failOnFlaky: boolean
}

export function addGateOptions(command: Command): Command {
  return command
    .option('--set <name>', 'only the scenarios of a frozen set; only its checks are required (list sets shows all)')
    .option('--baseline <file>', 'known failures, which do not fail the run')
    .option('--update-baseline', 'write the baseline from this run', false)
    .option('--waivers <file>', 'failures that people accept until a day')
    .option('--fail-on <level>', 'must or should: what a violated check must be to fail the run', 'must')
    .option('--allow-unverified', 'a MUST that nobody could verify does not fail the run', false)
    .option('--retries <n>', `run a case that came to no good end again, at most so often (0 to ${MOST_RETRIES})`, '0')
    .option('--fail-on-flaky', 'a check that held only on a later attempt fails the run', false)
}

/** Reads all that the flags of the gate name. @param planned what the plan is made of @throws UsageError for a flag or a file that is wrong */
export function chooseGate(options: GateOptions, set: FrozenSet | null, planned: PlanInputs, now: Date): GateInputs {
  const { baseline, waivers, updateBaseline } = options
  const target = planned.target
  if (updateBaseline && baseline === undefined) throw new UsageError('--update-baseline: say which file with --baseline')
  return {
    failOn: chooseLevel(options.failOn),
    allowUnverified: options.allowUnverified,
    failOnFlaky: options.failOnFlaky,
    retries: chooseRetries(options.retries),
    baseline: baseline === undefined ? null : { file: baseline, entries: readBaseline(baseline, target.name, updateBaseline) },
    waivers: waivers === undefined ? null : { file: waivers, items: readWaivers(waivers, nameable(planned)) },
    set,
    today: now.toISOString().slice(0, 'YYYY-MM-DD'.length),
  }
}

/** @throws UsageError for anything but must and should */
function chooseLevel(name: string): 'must' | 'should' {
  if (name === 'must' || name === 'should') return name
  throw new UsageError(`--fail-on: "${name}" is not a level${suggestion(name, ['must', 'should'])}`)
}

/** @throws UsageError for a number that is none, or too large */
function chooseRetries(text: string): number {
  const retries = Number(text)
  if (/^\d+$/.test(text) && retries <= MOST_RETRIES) return retries
  throw new UsageError(`--retries: "${text}" is not a number of retries; it is a whole number from 0 to ${MOST_RETRIES}`)
}

/** What a waiver may name, and what of it this target is asked at all. */
function nameable(planned: PlanInputs) {
  const offered = profiles.filter((each) => !planned.target.profiles || planned.target.profiles.includes(each.id))
  const plan = makePlan({ ...planned, profiles: offered, only: null })
  const cases = planned.scenarios.flatMap(({ id }) =>
    profiles.flatMap((profile) => ['', '+http', '+browser'].map((driver) => `${id}@${profile.id}${driver}`)),
  )
  return { cases, offered: plan.cases.map((each) => each.id), checks: [...checksById.keys()] }
}
