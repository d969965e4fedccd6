/** How the gate of a run came out, as plain data. */

/** A check that does not hold and is known: one line of a baseline. */
export interface BaselineEntry {
  /** Case id. */
  case: string
  /** Check id. */
  check: string
  verdict: 'FAIL' | 'WARN' | 'UNVERIFIED'
}

/** A waiver as this run found it. */
export interface WaiverReport {
  match: string
  line: number
  reason: string
  owner: string
  /** The last day on which it holds, `YYYY-MM-DD`, UTC. */
  expires: string
  issue: string | null
  /** The checks of this run that it covers, as `case#check`. */
  covers: string[]
  problem: 'expired' | 'unused' | null
}

/**
 * Whether the run is good enough for a pipeline, which is another question than conformance: known failures do not keep the gate shut.
 * `met` and `not-met` speak of the checks, `outdated` of the baseline or the waivers.
 */
export interface GateReport {
  verdict: 'met' | 'not-met' | 'incomplete' | 'outdated' | 'interrupted'
  /** The exit code of the run. */
  exitCode: number
  /** Why, in a sentence. */
  reason: string
  failOn: 'must' | 'should'
  allowUnverified: boolean
  failOnFlaky: boolean
  /** How often a case may be run again. */
  retries: number
  /** The set of required checks; null when every check is required. */
  set: string | null
  baseline: { file: string; entries: number; stale: BaselineEntry[] } | null
  waivers: { file: string; items: WaiverReport[] } | null
}
