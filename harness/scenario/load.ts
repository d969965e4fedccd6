import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { mutations } from '../../idp/index.ts'
import { completeGiven } from '../case/given.ts'
import { placesIn } from '../case/places-in.ts'
import type { OptionsOf } from '../case/steps/step.ts'
import { UsageError } from '../errors.ts'
import { suggestion } from '../files/nearest.ts'
import { projectRoot } from '../files/project-root.ts'
import { readYamlFile } from '../files/yaml-file.ts'
import { families } from './families.ts'
import { type Scenario, type ScenarioFile, scenarioSchema } from './schema.ts'

const mutationIds = mutations.map((each) => each.id)

/**
 * All scenario files below the folder, one family a folder.
 * @throws UsageError for the first file that does not hold to the schema, and for a folder that does not exist
 */
export function loadScenarios(folder = path.join(projectRoot, 'scenarios')): Scenario[] {
  if (!existsSync(folder)) throw new UsageError(`${folder}: there is no such folder of scenarios`)
  refuseUnknownFamilies(folder)
  return families.flatMap((family) => {
    const inside = path.join(folder, family)
    if (!existsSync(inside)) return []
    return readdirSync(inside)
      .filter((name) => name.endsWith('.yaml'))
      .sort()
      .map((name) => loadScenario(path.join(inside, name), family))
  })
}

function loadScenario(file: string, family: string): Scenario {
  const content = readYamlFile(file, scenarioSchema)
  const people = Object.keys(content.people ?? { ada: {} })
  if (content.idp && content.surface !== 'idp' && !isMadeByHandAlone(content.idp))
    throw new UsageError(`${path.relative(process.cwd(), file)}: idp: goes with surface: idp; with an SP, byHand alone`)
  for (const [who, { byGroup }] of Object.entries(content.people ?? {}))
    if (byGroup !== undefined && content.surface !== 'idp')
      throw new UsageError(`${path.relative(process.cwd(), file)}: people.${who}.byGroup: goes with surface: idp`)
  for (const [index, step] of content.steps.entries()) {
    const [kind, options] = Object.entries(step)[0] ?? []
    const at = `${path.relative(process.cwd(), file)}: steps.${index}.${kind}`
    for (const [who, person] of peopleIn(options))
      if (!people.includes(person))
        throw new UsageError(`${at}.${who}: nobody here is called "${person}"; people: ${people.join(', ')}`)
    const place = placeIn(options)
    const places = placesOf(content)
    if (place !== undefined && !places.includes(place))
      throw new UsageError(`${at}: no place here is called "${place}"${suggestion(place, places)}`)
    const mutation = options && 'mutation' in options ? options.mutation : undefined
    if (mutation && !mutationIds.includes(mutation))
      throw new UsageError(`${at}.mutation: no message is bent so: "${mutation}"${suggestion(mutation, mutationIds)}`)
    const misplaced = whyMisplaced(kind ?? '', content)
    if (misplaced) throw new UsageError(`${at}: ${misplaced}`)
    const wrong = 'bent-sign-in' in step ? whyNotResent(step['bent-sign-in']) : null
    if (wrong) throw new UsageError(`${at}.by: ${wrong}`)
    if ('change-at-idp' in step && step['change-at-idp'].leavesGroup && !hasByGroup(content, step['change-at-idp'].person))
      throw new UsageError(`${at}.leavesGroup: goes with somebody who has the app byGroup`)
  }
  return { ...content, id: `${family}/${path.basename(file, '.yaml')}`, family, file }
}

/** @param who default the first person */
function hasByGroup({ people = {} }: ScenarioFile, who: string | undefined): boolean {
  const [first] = Object.values(people)
  return (who === undefined ? first : people[who])?.byGroup !== undefined
}

/** Both sides are set up on their pages: nothing more is said of the IdP than that. */
function isMadeByHandAlone(idp: NonNullable<ScenarioFile['idp']>): boolean {
  return idp.byHand === true && Object.keys(idp).length === 1
}

/** What can be done where no SP is asked. */
const AT_IDP = ['sign-in', 'at-idp', 'change-at-idp', 'wait']

/** Why a step cannot be done at the surface of the scenario, or null. */
function whyMisplaced(kind: string, { surface, idp }: ScenarioFile): string | null {
  if (surface === 'idp') return AT_IDP.includes(kind) ? null : `no SP is asked with surface: idp; steps: ${AT_IDP.join(', ')}`
  return kind === 'at-idp' && !idp?.byHand ? "the IdP's pages are walked with surface: idp, or where idp.byHand is set" : null
}

/** Why these options cannot go with `by: resend`, or null. */
function whyNotResent({ by, mutation, twin }: OptionsOf<'bent-sign-in'>): string | null {
  if (by !== 'resend' || (mutation === 'replayed' && twin === 'same-person')) return null
  return "resend posts the twin's own message as it was, so it goes with mutation: replayed and twin: same-person"
}

/** The people that a step names, by the word that it names them with. */
function peopleIn(options: object | undefined): [string, string][] {
  return ['person', 'administrator'].flatMap((word): [string, string][] => {
    const named: unknown = options && Reflect.get(options, word)
    return typeof named === 'string' ? [[word, named]] : []
  })
}

/** The environment or workspace that a step names. */
function placeIn(options: object | undefined): string | undefined {
  if (!options) return undefined
  const named: unknown = Reflect.get(options, 'at') ?? Reflect.get(options, 'workspace')
  return typeof named === 'string' ? named : undefined
}

/** What the places of a scenario are called, with the defaults that it leaves unsaid. */
function placesOf(content: ScenarioFile): string[] {
  if (content.surface === 'idp') return []
  return placesIn(content.surface, completeGiven(content)).map((each) => each.name)
}

/** What stands beside the families in `scenarios/`. */
const OTHER_FOLDERS = ['policies', 'requirements', 'sets', 'targets']

function refuseUnknownFamilies(folder: string): void {
  const known: readonly string[] = [...families, ...OTHER_FOLDERS]
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (!entry.isDirectory() || known.includes(entry.name)) continue
    throw new UsageError(
      `${path.join(folder, entry.name)}: no family is called "${entry.name}"${suggestion(entry.name, families)}`,
    )
  }
}
