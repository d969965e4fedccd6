import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { EnvironmentError, wordsOf } from '../errors.ts'
import type { Plan } from '../plan.ts'
import type { CaseResult } from '../results.ts'

const JOURNAL = 'results.ndjson'
const PLAN = 'plan.json'

/** Writes one finished case to the end of the journal: what survives a crash is what stands here. */
export function appendResult(folder: string, result: CaseResult): void {
  try {
    appendFileSync(path.join(folder, JOURNAL), `${JSON.stringify(result)}\n`)
  } catch (error) {
    throw new EnvironmentError(`${path.join(folder, JOURNAL)} cannot be written: ${wordsOf(error)}`)
  }
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
}
