import { suggestion } from '../files/nearest.ts'
import type { Scenario } from '../scenario/schema.ts'
import { demandAllowedHost } from '../target/allowed-host.ts'
import { belowBase, fillAddress } from '../target/fill-address.ts'
import { atPointer } from '../target/pointer.ts'
import { elsewhere } from '../target/pointer-guess.ts'
import { ONLY_PLACE } from '../target/schema/surfaces.ts'
import type { SurfaceName, Target } from '../target/schema/target.ts'
import { fillText, type Variables } from '../target/template.ts'
import type { CaseGiven } from './given.ts'
import { placesIn } from './places-in.ts'
import { UnmetPrecondition } from './unmet-precondition.ts'
import type { Place } from './world.ts'

/** The surface of the SP that a scenario speaks of. @throws Error for one that judges our own IdP */
export function spSurface({ surface }: Pick<Scenario, 'surface'>): SurfaceName {
  if (surface === 'idp') throw new Error('no SP is asked in a case that judges our own IdP')
  return surface
}

type PlaceTemplate = { entityId: string; acsUrl: string; loginUrl?: string; metadataUrl?: string }

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
  const placeOf = placeReader(target, prepared, variables)
  return new Map(
    placesIn(spSurface(scenario), given).map(({ name, surface: side }) => {
      const surface = target.surfaces[side]
      if (!surface) throw new UnmetPrecondition(`the target has no surface "${side}", where ${name} would be`)
      const id = surface.place.replaceAll('{name}', name)
      const { entityId, acsUrl, loginUrl, metadataUrl } = placeOf(id)
      demandAllowedHost(acsUrl, target)
      return [
        name,
        {
          name,
          id,
          entityId,
          acsUrl,
          ...(metadataUrl === undefined ? {} : { metadataUrl }),
          signIn: startOf(target, side, loginUrl, variables),
          provider: surface.provider?.replaceAll('{environment}', given.environments[0]?.name ?? '') ?? id,
          app: id.replaceAll('/', '-'),
        },
      ]
    }),
  )
}

/** How a place is found by its id, with its addresses complete. */
function placeReader(target: Target, prepared: unknown, variables: Variables): (id: string) => PlaceTemplate {
  if ('from' in target.places && typeof target.places.from === 'string') {
    const { from } = target.places
    const answered = atPointer(prepared, from)
    if (!isPlaces(answered)) throw new Error(noPlaces(prepared, from))
    return (id) => answeredPlace(placeIn(answered, id), variables, `places.${id}`)
  }
  return (id) => {
    const { entityId, acsUrl, loginUrl, metadataUrl } = placeIn(placesOf(target), id) as PlaceTemplate
    const where = `places.${id}`
    return {
      entityId: fillText(entityId, variables, `${where}.entityId`),
      acsUrl: fillAddress(acsUrl, variables, `${where}.acsUrl`),
      ...(loginUrl === undefined ? {} : { loginUrl: fillAddress(loginUrl, variables, `${where}.loginUrl`) }),
      ...(metadataUrl === undefined ? {} : { metadataUrl: fillAddress(metadataUrl, variables, `${where}.metadataUrl`) }),
    }
  }
}

function isPlaces(value: unknown): boolean {
  return typeof value === 'object' && value !== null
}

function noPlaces(prepared: unknown, from: string): string {
  const { there, meant } = elsewhere(prepared, from, { fits: isPlaces })
  return `places.from: the answer of hooks.prepare has no places at "${from}"; ${there}${meant === null ? '' : `; did you mean "${meant}"?`}`
}

function placeIn(places: unknown, id: string): object {
  const found: unknown = typeof places === 'object' && places !== null ? Reflect.get(places, id) : undefined
  if (typeof found === 'object' && found !== null) return found
  const known = typeof places === 'object' && places !== null ? Object.keys(places) : []
  throw new Error(`places: there is no place "${id}"${suggestion(id, known)}`)
}

/** What the SP answers is not ours: its names stay as they are, or it could ask for `{env.NAME}` and read our environment. */
function answeredPlace(found: object, variables: Variables, where: string): PlaceTemplate {
  const text = (key: keyof PlaceTemplate) => {
    const value: unknown = Reflect.get(found, key)
    if (typeof value === 'string') return value
    throw new Error(`${where}.${key}: the SP answered no text`)
  }
  const address = (key: keyof PlaceTemplate) => belowBase(text(key), variables)
  return {
    entityId: text('entityId'),
    acsUrl: address('acsUrl'),
    ...((Reflect.get(found, 'loginUrl') ?? null) !== null ? { loginUrl: address('loginUrl') } : {}),
    ...((Reflect.get(found, 'metadataUrl') ?? null) !== null ? { metadataUrl: address('metadataUrl') } : {}),
  }
}

/** Where a sign-in starts: at the place's own address, else where the surface says. */
function startOf(target: Target, surface: SurfaceName, own: string | undefined, variables: Variables): Place['signIn'] {
  const where = `surfaces.${surface}.signIn`
  const start = own ?? target.surfaces[surface]?.signIn
  if (start === undefined) throw new Error(`the target does not say where a sign-in starts (${where})`)
  if (typeof start !== 'string') return start
  const url = own ?? fillAddress(start, variables, where)
  demandAllowedHost(url, target)
  return url
}
