import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { EnvironmentError, wordsOf } from '../errors.ts'
import type { GateInputs } from '../gate/inputs.ts'
import type { Plan } from '../plan.ts'
import type { BaselineEntry, CaseResult } from '../results.ts'

const JOURNAL = 'results.ndjson'
const PLAN = 'plan.json'
const END = 'end.json'

/** What a run leaves of itself; the next one in the same folder starts without it. */
export const journalFiles: readonly string[] = [JOURNAL, PLAN, END]

/** Writes one finished case to the end of the journal: what survives a crash is what stands here. */
export function appendResult(folder: string, result: CaseResult): void {
  try {
    appendFileSync(path.join(folder, JOURNAL), `${JSON.stringify(result)}\n`)
  } catch (error) {
    throw new EnvironmentError(`${path.join(folder, JOURNAL)} cannot be written: ${wordsOf(error)}`)
  }
}

/** Whether any case was finished. */
export function hasResults(folder: string): boolean {
  return existsSync(path.join(folder, JOURNAL))
}

/** The finished cases; a last line that was cut off by a crash is left out. */
export function readResults(folder: string): CaseResult[] {
  const file = path.join(folder, JOURNAL)
  if (!existsSync(file)) return []
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line) => {
      try {
        return line === '' ? [] : [JSON.parse(line) as CaseResult]
      } catch {
        return []
      }
    })
}

export function planFile(folder: string): string {
  return path.join(folder, PLAN)
}

/** @throws EnvironmentError when the folder holds no readable plan */
export function readPlan(folder: string): Plan & RunFacts {
  try {
    return JSON.parse(readFileSync(planFile(folder), 'utf8')) as Plan & RunFacts
  } catch (error) {
    throw new EnvironmentError(`${folder} holds no run: ${wordsOf(error)}`)
  }
}

/** What the report says about the run as a whole. */
export interface RunFacts {
  startedAt: string
  command: string
  /** The folder of the scenarios, when it is not the project's own. */
  scenarioFolder: string | null
  /** What stands in for the policies that the target declares, as typed after `--policy`. */
  policy?: string | null
  /** What the run has to hold to. */
  gate: GateInputs
}

/** How a run came to its end. A run that was killed has none. */
export interface RunEnd {
  finishedAt: string
  /** Why it is not complete, one sentence each. */
  remarks: string[]
  interrupted: boolean
  /** What finished after this moment counts as not run: a party had died. */
  reliableUntil: string | null
  /** The entries that --update-baseline wrote; they count in place of those that were read. */
  baseline?: BaselineEntry[]
}

export function endFile(folder: string): string {
  return path.join(folder, END)
}

/** The end of the run in this folder, or null when it was killed or still goes on. */
export function readEnd(folder: string): RunEnd | null {
  try {
    return JSON.parse(readFileSync(endFile(folder), 'utf8')) as RunEnd
  } catch {
    return null
  }
}
