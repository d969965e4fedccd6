import type { VendorConsole } from '../kit/serve.ts'
import { appRoutes } from './app-routes.ts'
import { directoryRoutes } from './directory-routes.ts'
import { notices } from './notices.ts'

/** Google's Admin console: the pages that its help walks through to set up a custom SAML app. */
export const googleWorkspaceConsole: VendorConsole = {
  profile: 'google-workspace',
  frame: {
    title: 'Admin console',
    menus: { areas: 'side', tabs: 'top' },
    notices,
    areas: [
      {
        heading: 'Directory',
        links: [
          { id: 'users', label: 'Users', path: 'users' },
          { id: 'groups', label: 'Groups', path: 'groups' },
        ],
      },
      { heading: 'Apps', links: [{ id: 'apps', label: 'Web and mobile apps', path: 'apps' }] },
      { heading: 'Security', links: [{ id: 'sso', label: 'SSO with SAML applications', path: 'sso' }] },
    ],
  },
  home: 'apps',
  leaves: ['/saml2/metadata'],
  pages(route) {
    appRoutes(route)
    directoryRoutes(route)
  },
}
