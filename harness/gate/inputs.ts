import type { BaselineEntry, WaiverReport } from '../results.ts'

/** What a run has to hold to, as flags say it. */
export interface GateRules {
  /** With `should` a violated SHOULD keeps the gate shut too. */
  failOn: 'must' | 'should'
  /** A MUST that nobody could verify does not keep it shut. */
  allowUnverified: boolean
  /** Nor may a check that passed only when its case was run again. */
  failOnFlaky: boolean
  /** How often a case may be run again. */
  retries: number
}

/** A failure that people accept for a while, as it is written: `match` is a pattern of cases, then perhaps `#` and a check. */
export interface Waiver extends Omit<WaiverReport, 'covers' | 'problem'> {
  /** Every case of the target that it names, chosen for this run or not. */
  names: string[]
}

/** The checks that are required, by scenario. A set never changes. */
export interface FrozenSet {
  /** `name@number` */
  id: string
  title: string
  checks: Record<string, string[]>
}

/** All that the gate knows beside the results. It is kept with the run, so that its report can be made again without any flag. */
export interface GateInputs extends GateRules {
  baseline: { file: string; entries: BaselineEntry[] } | null
  waivers: { file: string; items: Waiver[] } | null
  set: FrozenSet | null
  /** The day of the run, `YYYY-MM-DD`, UTC. */
  today: string
}

/** Without any flag: every check is required, nothing is accepted. */
export const plainGate: GateInputs = {
  failOn: 'must',
  allowUnverified: false,
  failOnFlaky: false,
  retries: 0,
  baseline: null,
  waivers: null,
  set: null,
  today: '',
}
