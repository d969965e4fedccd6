import type { Scenario } from '../scenario/schema.ts'
import { demandAllowedHost } from '../target/allowed-host.ts'
import { atPointer } from '../target/pointer.ts'
import { ONLY_PLACE } from '../target/schema/surfaces.ts'
import type { SurfaceName, Target } from '../target/schema/target.ts'
import { fillAddress, fillText, type Variables } from '../target/template.ts'
import type { CaseGiven } from './given.ts'
import type { Place } from './world.ts'

type PlaceTemplate = { entityId: string; acsUrl: string; loginUrl?: string }

/** The one place of an SP without several: what its metadata or the target file says of it. */
const onlyPlace: PlaceTemplate = { entityId: '{sp.entityId}', acsUrl: '{sp.acsUrl}' }

/** The places of a target file by name; the only one where it names none. Those that the SP tells when it is prepared are not here. */
export function placesOf(target: Pick<Target, 'places'>): Record<string, PlaceTemplate> {
  if ('from' in target.places) return {}
  const typed = target.places as Record<string, PlaceTemplate>
  return Object.keys(typed).length > 0 ? typed : { [ONLY_PLACE]: onlyPlace }
}

/** The places of a scenario with their addresses, from the target file or from what the SP answered when it was prepared. */
export function resolvePlaces(
  target: Target,
  scenario: Scenario,
  given: CaseGiven,
  prepared: unknown,
  variables: Variables,
): Map<string, Place> {
  const surface = target.surfaces[scenario.surface]
  if (!surface) throw new Error(`the target has no surface "${scenario.surface}"`)
  const names =
    scenario.surface === 'workspace' ? given.workspaces.map((each) => each.name) : given.environments.map((each) => each.name)
  const known: unknown =
    'from' in target.places && typeof target.places.from === 'string' ? atPointer(prepared, target.places.from) : placesOf(target)
  const wanted = scenario.surface === 'chat' && given.chat ? [given.chat] : names
  return new Map(
    wanted.map((name) => {
      const id = surface.place.replaceAll('{name}', name)
      const found =
        typeof known === 'object' && known !== null ? (Reflect.get(known, id) as PlaceTemplate | undefined) : undefined
      if (!found) throw new Error(`the target has no place "${id}"`)
      const where = (key: string) => `places.${id}.${key}`
      const acsUrl = fillAddress(found.acsUrl, variables, where('acsUrl'))
      demandAllowedHost(acsUrl, target)
      return [
        name,
        {
          name,
          id,
          entityId: fillText(found.entityId, variables, where('entityId')),
          acsUrl,
          signIn: startOf(target, scenario.surface, found, variables, where('loginUrl')),
          provider: surface.provider?.replaceAll('{environment}', given.environments[0]?.name ?? '') ?? id,
          app: id.replaceAll('/', '-'),
        },
      ]
    }),
  )
}

/** Where a sign-in starts: at the place's own address, else where the surface says. */
function startOf(
  target: Target,
  surface: SurfaceName,
  place: PlaceTemplate,
  variables: Variables,
  where: string,
): Place['signIn'] {
  const start = place.loginUrl ?? target.surfaces[surface]?.signIn
  if (start === undefined) throw new Error(`the target does not say where a sign-in starts (surfaces.${surface}.signIn)`)
  if (typeof start !== 'string') return start
  const url = fillAddress(start, variables, place.loginUrl === undefined ? `surfaces.${surface}.signIn` : where)
  demandAllowedHost(url, target)
  return url
}
