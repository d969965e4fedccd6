import type { Place } from '../../organisations/place.ts'
import type { Organisation } from '../../organisations/store.ts'
import { adminPath } from './access.ts'

/** Groups and permissions are an environment's, roles and the mapping of groups to them a workspace's. */
type Tab = 'groups' | 'authentication' | 'permissions' | 'roles' | 'group-roles'

/** What an address of each tab ends with. */
const endings: Record<Tab, string> = {
  groups: '',
  authentication: '/authentication',
  permissions: '/permissions',
  roles: '/roles',
  'group-roles': '/group-roles',
}

/** What the pages of one place have around their content: where we are, the other environments, the tabs. */
export function placeFrame(organisation: Organisation, place: Place, tab: Tab): Record<string, unknown> {
  const home = adminPath(organisation, place)
  const isEnvironment = place.kind === 'end-user'
  const others = organisation.environments.length > 1 ? organisation.environments : []
  return {
    place: place.name,
    isEnvironment,
    section: isEnvironment ? 'authentication' : 'settings',
    home,
    tab,
    authentication: home + endings.authentication,
    permissions: home + endings.permissions,
    // A workspace without the Environments feature has one environment, and nothing to choose.
    choices: isEnvironment
      ? others.map(({ name }) => ({
          name,
          href: adminPath(organisation, { kind: 'end-user', name }) + endings[tab],
          current: name === place.name,
        }))
      : [],
  }
}
