import type { Place } from '../../organisations/place.ts'
import type { Organisation } from '../../organisations/store.ts'
import { adminPath } from './access.ts'

/** What the pages of one place have around their content: where we are, the other environments, the tabs. */
export function placeFrame(organisation: Organisation, place: Place, tab: 'groups' | 'authentication'): Record<string, unknown> {
  const home = adminPath(organisation, place)
  const isEnvironment = place.kind === 'end-user'
  const others = organisation.environments.length > 1 ? organisation.environments : []
  return {
    place: place.name,
    isEnvironment,
    section: isEnvironment ? 'authentication' : 'settings',
    home,
    tab,
    authentication: `${home}/authentication`,
    // A workspace without the Environments feature has one environment, and nothing to choose.
    choices: isEnvironment
      ? others.map(({ name }) => ({
          name,
          href: adminPath(organisation, { kind: 'end-user', name }) + (tab === 'groups' ? '' : '/authentication'),
          current: name === place.name,
        }))
      : [],
  }
}
