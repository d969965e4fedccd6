import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { EnvironmentError, UsageError, wordsOf } from '../errors.ts'
import { closedObject } from '../files/closed-object.ts'
import { readYamlFile } from '../files/yaml-file.ts'
import type { BaselineEntry, CaseResult, RunReport } from '../results.ts'
import { isFault } from '../results.ts'
import { entryStatus } from './entry-status.ts'
import type { FrozenSet } from './inputs.ts'

/** The failures of one target that are known, as `--update-baseline` writes them. */
const baselineSchema = closedObject({
  schema: z.literal('firstlogin/baseline@1'),
  target: z.string().describe('The name of the target that this is the baseline of'),
  entries: z.array(closedObject({ case: z.string(), check: z.string(), verdict: z.enum(['FAIL', 'WARN', 'UNVERIFIED']) })),
})

/**
 * Reads a baseline. @param willBeWritten whether it may be missing
 * @throws UsageError when it is missing, does not hold to its form, lists a check twice or belongs to another target
 */
export function readBaseline(file: string, target: string, willBeWritten: boolean): BaselineEntry[] {
  if (willBeWritten && !existsSync(file)) return []
  // JSON is YAML too, so that mistakes are named with their line here as well.
  const content = readYamlFile(file, baselineSchema, '--update-baseline writes one')
  if (content.target !== target)
    throw new UsageError(`${file}: is the baseline of the target "${content.target}", and this is a run of "${target}"`)
  const seen = new Set<string>()
  for (const entry of content.entries) {
    if (seen.has(keyOf(entry)))
      throw new UsageError(`${file}: ${keyOf(entry)} is listed twice; write the file again with --update-baseline`)
    seen.add(keyOf(entry))
  }
  return content.entries
}

/**
 * The entries after a run: what does not hold now, and the old ones of which the run says nothing.
 * A case that broke off adds nothing and takes nothing away.
 */
export function updateEntries(
  old: readonly BaselineEntry[],
  cases: readonly CaseResult[],
  set: FrozenSet | null,
): BaselineEntry[] {
  const byId = new Map(cases.map((item) => [item.id, item]))
  const brokeOff = new Set(cases.filter(isFault).map((item) => item.id))
  const kept = old.filter((entry) => brokeOff.has(entry.case) || entryStatus(entry, byId.get(entry.case), set) === 'open')
  const entries = new Map(kept.map((entry) => [keyOf(entry), entry]))
  const listed = new Set(old.map(keyOf))
  for (const item of cases.filter(({ id }) => !brokeOff.has(id))) {
    for (const check of item.checks) {
      const entry = { case: item.id, check: check.id, verdict: check.verdict }
      const isKnown = check.disposition === 'expected' && listed.has(keyOf(entry))
      const isUnverifiedMust = check.disposition === 'new' && check.verdict === 'UNVERIFIED' && check.level === 'MUST'
      const isNew = check.gates && check.disposition === 'new'
      if (isEntry(entry) && (isKnown || isNew || isUnverifiedMust)) entries.set(keyOf(entry), entry)
    }
  }
  return sorted(entries.values())
}

/** One line per entry, in a fixed order: what a run changes is what a reviewer sees. */
export function baselineText(target: string, entries: readonly BaselineEntry[]): string {
  const lines = sorted(entries).map(({ case: item, check, verdict }) => `    ${JSON.stringify({ case: item, check, verdict })}`)
  const list = lines.length === 0 ? '[]' : `[\n${lines.join(',\n')}\n  ]`
  return `{\n  "schema": "firstlogin/baseline@1",\n  "target": ${JSON.stringify(target)},\n  "entries": ${list}\n}\n`
}

/** Writes the baseline anew from a run. @returns its entries @throws EnvironmentError when it cannot be written */
export function writeBaseline(
  file: string,
  report: RunReport,
  old: readonly BaselineEntry[],
  set: FrozenSet | null,
): BaselineEntry[] {
  const entries = updateEntries(old, report.cases, set)
  try {
    mkdirSync(path.dirname(path.resolve(file)), { recursive: true })
    writeFileSync(file, baselineText(report.target.name, entries))
  } catch (error) {
    throw new EnvironmentError(`the baseline ${file} cannot be written: ${wordsOf(error)}`)
  }
  return entries
}

function isEntry(entry: { verdict: string }): entry is BaselineEntry {
  return entry.verdict === 'FAIL' || entry.verdict === 'WARN' || entry.verdict === 'UNVERIFIED'
}

function keyOf({ case: item, check }: Pick<BaselineEntry, 'case' | 'check'>): string {
  return `${item}#${check}`
}

function sorted(entries: Iterable<BaselineEntry>): BaselineEntry[] {
  const keyed = [...entries].map((entry) => ({ key: keyOf(entry), entry }))
  // By code units, which no locale changes.
  return keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map(({ entry }) => entry)
}
