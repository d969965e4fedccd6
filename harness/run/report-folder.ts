import { existsSync, readdirSync, readFileSync, rmdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { UsageError } from '../errors.ts'
import { EVIDENCE, evidenceOf } from './evidence.ts'
import { journalFiles, planFile } from './journal.ts'

/** What the reporters write; to ask them would load them. */
export const reportFiles: readonly string[] = ['report.json', 'report.html', 'junit.xml', 'summary.md']
/** What stays when a run begins anew: it is written over. */
const LOGS = /^(?:(?:idp|sp)\.log|idp-[\w-]+\.(?:pem|xml))$/

/**
 * Holds a report folder to be new or that of a former run: somebody else's files of the same names are not for us to remove.
 * @throws UsageError naming what is there
 */
export function demandOwnFolder(folder: string): void {
  if (!existsSync(folder) || casesIn(folder) !== null) return
  const foreign = namesIn(folder).filter((name) => isOfRun(name) || LOGS.test(name))
  if (foreign.length === 0) return
  throw new UsageError(
    `${path.relative(process.cwd(), folder) || '.'}: it holds ${foreign.join(', ')}, which no run of firstlogin wrote; choose another folder with --out, or move them away`,
  )
}

/** Takes away what a former run left of itself, but for its plan: that says whose folder this is until the next one is written. */
export function clearFolder(folder: string): void {
  const former = casesIn(folder)
  if (former === null) return
  for (const id of former) rmSync(path.join(folder, evidenceOf(id)), { recursive: true, force: true })
  const evidence = path.join(folder, EVIDENCE)
  if (existsSync(evidence) && readdirSync(evidence).length === 0) rmdirSync(evidence)
  const plan = path.basename(planFile(folder))
  for (const name of [...journalFiles, ...reportFiles])
    if (name !== plan) rmSync(path.join(folder, name), { recursive: true, force: true })
}

function isOfRun(name: string): boolean {
  return name === EVIDENCE || journalFiles.includes(name) || reportFiles.includes(name)
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).sort()
  } catch {
    // Whoever writes into it says why that does not go.
    return []
  }
}

/** The cases of the former run of this folder, by its plan or by its report; null for a folder that has none. */
function casesIn(folder: string): string[] | null {
  const plan = objectIn(planFile(folder))
  if (plan && typeof plan.startedAt === 'string' && typeof plan.command === 'string' && Array.isArray(plan.cases))
    return idsOf(plan.cases)
  const report = objectIn(path.join(folder, 'report.json'))
  return report?.schema === 'firstlogin/report@1' && Array.isArray(report.cases) ? idsOf(report.cases) : null
}

function idsOf(cases: readonly unknown[]): string[] {
  return cases.flatMap((each) => {
    const id: unknown = typeof each === 'object' && each !== null ? Reflect.get(each, 'id') : undefined
    return typeof id === 'string' && id !== '' ? [id] : []
  })
}

function objectIn(file: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(readFileSync(file, 'utf8'))
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null
  } catch {
    return null
  }
}
