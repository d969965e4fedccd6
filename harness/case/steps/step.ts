import type { Driver } from '../../drivers/driver.ts'
import type { IdpExchange } from '../../parties/idp-client.ts'
import type { StepFile } from '../../scenario/steps/index.ts'
import type { Landing, SessionSeen, StepRecord } from '../case-run.ts'
import type { CasePerson } from '../people.ts'
import type { CaseWorld, Place } from '../world.ts'

/** A browser for the case: a fresh one, or the one the step before used. */
export interface Browsers {
  fresh(): Promise<Driver>
  current(): Promise<Driver>
}

/** What a step did; the frame around it adds times, observations, exchanges and mail. */
export interface StepDone {
  sentence: string
  person?: CasePerson
  place?: Place
  channel?: 'go' | 'portal'
  mutation?: string
  control?: boolean
  landing?: Landing
  session?: SessionSeen
  parallel?: StepRecord['parallel']
  details?: Record<string, string>
  /** What was switched at a place, in our words. */
  settings?: StepRecord['settings']
  /** What the person may do at the place from now on, set by hand. */
  permissions?: StepRecord['permissions']
  /** What was settled about who may come in. */
  settled?: StepRecord['settled']
  /** A message that the step delivered itself, so that the IdP knows nothing of it. */
  resent?: IdpExchange
}

type KeysOf<Union> = Union extends unknown ? keyof Union : never
export type StepKind = KeysOf<StepFile>
export type OptionsOf<Kind extends StepKind> = Extract<StepFile, Record<Kind, unknown>>[Kind]

/** How one kind of step is done. A kind that stands for several steps (a twin and its bent sibling) gives several. */
export interface StepRunner<Kind extends StepKind> {
  kind: Kind
  run(options: OptionsOf<Kind>, world: CaseWorld, browsers: Browsers, frame: StepFrame): Promise<void>
}

/** Records one step: looks before, lets it happen, looks after. */
export type StepFrame = (act: () => Promise<StepDone>) => Promise<{ exchanges: IdpExchange[] }>

export function defineStep<Kind extends StepKind>(runner: StepRunner<Kind>): StepRunner<Kind> {
  return runner
}
