import type { Scenario } from '../scenario/schema.ts'
import { demandAllowedHost } from '../target/allowed-host.ts'
import { atPointer } from '../target/pointer.ts'
import type { Target } from '../target/schema.ts'
import { fillText, type Variables } from '../target/template.ts'
import type { CaseGiven } from './given.ts'
import type { Place } from './world.ts'

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
    'from' in target.places && typeof target.places.from === 'string' ? atPointer(prepared, target.places.from) : target.places
  const wanted = scenario.surface === 'chat' && given.chat ? [given.chat] : names
  return new Map(
    wanted.map((name) => {
      const id = surface.place.replaceAll('{name}', name)
      const found =
        typeof known === 'object' && known !== null ? (Reflect.get(known, id) as Record<string, string> | undefined) : undefined
      if (!found) throw new Error(`the target has no place "${id}"`)
      const text = (key: string) => fillText(found[key] ?? '', variables, `places.${id}.${key}`)
      for (const key of ['acsUrl', 'loginUrl']) demandAllowedHost(text(key), target)
      return [
        name,
        {
          name,
          id,
          entityId: text('entityId'),
          acsUrl: text('acsUrl'),
          loginUrl: text('loginUrl'),
          provider: surface.provider?.replaceAll('{environment}', given.environments[0]?.name ?? '') ?? id,
          app: id.replaceAll('/', '-'),
        },
      ]
    }),
  )
}
