import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { UsageError } from '../errors.ts'
import { closedObject } from '../files/closed-object.ts'
import { suggestion } from '../files/nearest.ts'
import { projectRoot } from '../files/project-root.ts'
import { readYamlFile } from '../files/yaml-file.ts'
import type { Scenario } from '../scenario/schema.ts'
import type { FrozenSet } from './inputs.ts'

export const setSchema = closedObject({
  title: z.string().min(8),
  scenarios: z
    .record(z.string(), z.array(z.string()).min(1))
    .describe('Scenario id → ids of the checks that are required there; never changed once released'),
})

const setFolder = path.join(projectRoot, 'scenarios', 'sets')

/** All frozen sets by name. @throws UsageError for the first file that does not hold to its form */
export function loadSets(folder = setFolder): FrozenSet[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => loadSet(name.slice(0, -'.yaml'.length), folder))
}

/** @throws UsageError for a set that does not exist, naming the nearest */
export function loadSet(id: string, folder = setFolder): FrozenSet {
  const known = existsSync(folder) ? readdirSync(folder).map((name) => name.replace(/\.yaml$/, '')) : []
  if (!known.includes(id))
    throw new UsageError(`--set: no set is called "${id}"${suggestion(id, known)} (npm run firstlogin list sets shows all)`)
  const { title, scenarios } = readYamlFile(path.join(folder, `${id}.yaml`), setSchema)
  return { id, title, checks: scenarios }
}

/** The scenarios of a set. @throws UsageError when it names a scenario or a check of it that is not there */
export function scenariosOf(set: FrozenSet, scenarios: readonly Scenario[]): Scenario[] {
  const byId = new Map(scenarios.map((each) => [each.id, each]))
  for (const [id, checks] of Object.entries(set.checks)) {
    const scenario = byId.get(id)
    if (!scenario) throw new UsageError(`${set.id}: no scenario is called "${id}"${suggestion(id, byId.keys())}`)
    for (const check of checks) {
      if (!Object.hasOwn(scenario.checks, check))
        throw new UsageError(`${set.id}: ${id} has no check "${check}"${suggestion(check, Object.keys(scenario.checks))}`)
    }
  }
  return scenarios.filter((each) => Object.hasOwn(set.checks, each.id))
}
