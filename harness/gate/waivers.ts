import path from 'node:path'
import { z } from 'zod'
import { UsageError } from '../errors.ts'
import { closedObject } from '../files/closed-object.ts'
import { suggestion } from '../files/nearest.ts'
import { linesOfItems, readYamlFile } from '../files/yaml-file.ts'
import { matches } from '../plan.ts'
import { splitMatch } from './checks.ts'
import type { Waiver } from './inputs.ts'

/** What people accept for a while, and who answers for it. */
export const waiversSchema = z
  .array(
    closedObject({
      match: z
        .string()
        .min(1)
        .describe('Cases as in --only, then perhaps # and a check: existing-user/renamed-at-the-idp@okta#profile-per-policy'),
      reason: z.string().min(8).describe('Why it is accepted, for the person who reads the report'),
      owner: z.string().min(1).describe('Who answers for it'),
      expires: z.iso
        .date({ error: (issue) => (issue.input === undefined ? undefined : 'is not a day; write it like 2026-12-31') })
        .describe('The last day on which it holds, UTC'),
      issue: z.string().optional().describe('Where the mending is tracked'),
    }),
  )
  .describe('Failures that are accepted for a while')

type WaiverFile = z.output<typeof waiversSchema>[number]

/** What a waiver may name. */
export interface Nameable {
  /** Ids of every case that there can be, by any driver at any vendor. */
  cases: readonly string[]
  /** Ids of the cases that this target is asked, chosen for this run or not. */
  offered: readonly string[]
  checks: readonly string[]
}

/** @throws UsageError for a file that does not hold to its form, and for a waiver of a case or a check that does not exist */
export function readWaivers(file: string, known: Nameable): Waiver[] {
  const lines = readYamlFile(file, waiversSchema)
  const shown = path.relative(process.cwd(), file) || file
  const at = linesOfItems(file)
  return lines.map((each, index) => resolveWaiver(each, at[index] ?? 0, known, shown))
}

/** One waiver with the cases that it names. @throws UsageError naming the nearest right word */
function resolveWaiver(written: WaiverFile, line: number, known: Nameable, file: string): Waiver {
  const { cases, check } = splitMatch(written.match)
  const names = () => [...new Set(known.cases.flatMap((id) => [id, id.split('@')[0] ?? id, id.split('/')[0] ?? id]))]
  for (const part of cases.split(',').map((each) => each.trim())) {
    if (!known.cases.some((id) => matches(id, part)))
      throw new UsageError(`${file}:${line}: match: no case is called "${part}"${suggestion(part, names())}`)
  }
  if (check !== null && !known.checks.includes(check))
    throw new UsageError(`${file}:${line}: match: no check is called "${check}"${suggestion(check, known.checks)}`)
  return {
    match: written.match,
    line,
    reason: written.reason,
    owner: written.owner,
    expires: written.expires,
    issue: written.issue ?? null,
    names: known.offered.filter((id) => matches(id, cases)),
  }
}
