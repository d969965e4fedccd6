import type { VendorConsole } from '../kit/serve.ts'
import { appRoutes } from './app-routes.ts'
import { claimRoutes } from './claim-routes.ts'
import { directoryRoutes } from './directory-routes.ts'
import { notices } from './notices.ts'

/** Microsoft Entra admin center: the pages that tutorials walk through to connect an application by SAML. */
export const entraIdConsole: VendorConsole = {
  profile: 'entra-id',
  frame: {
    title: 'Microsoft Entra admin center',
    menus: { areas: 'side', tabs: 'side' },
    notices,
    areas: [
      {
        heading: 'Identity',
        links: [
          { id: 'users', label: 'Users', path: 'users' },
          { id: 'groups', label: 'Groups', path: 'groups' },
          { id: 'apps', label: 'Enterprise applications', path: 'apps' },
        ],
      },
    ],
  },
  home: 'apps',
  pages(route) {
    appRoutes(route)
    claimRoutes(route)
    directoryRoutes(route)
  },
}
