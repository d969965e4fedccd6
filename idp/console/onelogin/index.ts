import type { VendorConsole } from '../kit/serve.ts'
import { appRoutes } from './app-routes.ts'
import { directoryRoutes } from './directory-routes.ts'
import { notices } from './notices.ts'

/** OneLogin's administration: the pages that guides walk through to set up the SAML Custom Connector (Advanced). */
export const oneLoginConsole: VendorConsole = {
  profile: 'onelogin',
  frame: {
    title: 'OneLogin Administration',
    menus: { areas: 'top', tabs: 'side' },
    notices,
    areas: [
      {
        links: [
          { id: 'users', label: 'Users', path: 'users' },
          { id: 'roles', label: 'Roles', path: 'roles' },
          { id: 'fields', label: 'Custom User Fields', path: 'fields' },
          { id: 'apps', label: 'Applications', path: 'apps' },
        ],
      },
      { heading: 'Security', links: [{ id: 'certificates', label: 'Certificates', path: 'certificates' }] },
    ],
  },
  home: 'apps',
  pages(route) {
    appRoutes(route)
    directoryRoutes(route)
  },
}
