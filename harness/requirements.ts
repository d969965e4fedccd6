import { readdirSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { UsageError } from './errors.ts'
import { closedObject } from './files/closed-object.ts'
import { projectRoot } from './files/project-root.ts'
import { readYamlFile } from './files/yaml-file.ts'
import { capabilities } from './target/schema/capabilities.ts'

const row = closedObject({
  id: z.string().regex(/^[A-Z0-9]+-\d+$/),
  level: z.enum(['MUST', 'SHOULD', 'MAY']),
  derived: z.boolean().default(false),
  source: z.string(),
  needs: z.array(z.enum(capabilities)).default([]),
  profiles: z.array(z.string()).min(1).optional().describe('The vendors that it speaks of; default all'),
  summary: z.string().min(1),
  policy: z.array(z.string()).default([]),
  excluded: z.string().nullable().default(null),
})

/** One row of the requirement base; levels live here and nowhere else. */
export type Requirement = z.output<typeof row>

/** Why a row does not apply to a vendor, or null when it does. */
export function otherVendor(
  row: Pick<Requirement, 'id' | 'profiles'> | undefined,
  profile: { id: string; title: string },
): string | null {
  if (!row?.profiles || row.profiles.includes(profile.id)) return null
  return `${row.id} speaks of ${row.profiles.join(', ')}, and not of ${profile.title}`
}

/** Why a row is not tested that no scenario names. */
export const NOT_COVERED = 'no scenario of this version covers it yet'

/** All requirement rows by id, in file order. @throws UsageError for a malformed or repeated row */
export function loadRequirements(folder = path.join(projectRoot, 'scenarios', 'requirements')): Map<string, Requirement> {
  const rows = new Map<string, Requirement>()
  for (const name of requirementFiles(folder)) {
    for (const each of readYamlFile(path.join(folder, name), z.array(row))) {
      if (rows.has(each.id)) throw new UsageError(`${name}: requirement ${each.id} is listed twice`)
      rows.set(each.id, each)
    }
  }
  return rows
}

const ORDER = ['end-user', 'workspace', 'portal', 'idp', 'practice', 'field', 'saml']

function requirementFiles(folder: string): string[] {
  const present = readdirSync(folder).filter((name) => name.endsWith('.yaml'))
  return [
    ...ORDER.map((name) => `${name}.yaml`).filter((name) => present.includes(name)),
    ...present.filter((name) => !ORDER.includes(name.slice(0, -5))).sort(),
  ]
}
