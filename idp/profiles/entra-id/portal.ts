import type { Portal } from '../portal.ts'
import { directoryId } from './identity.ts'

/** Microsoft My Apps, at the form of its address that names the directory by its domain. */
export const entraIdPortal: Portal = {
  addresses: ({ id }) => ({
    portal: `/${id}.onmicrosoft.com`,
    signIn: [`/${directoryId(id)}/login`],
    signOut: `/${directoryId(id)}/oauth2/v2.0/logout`,
  }),
  title: () => 'My Apps',
  product: () => 'My Apps',
  // Microsoft docs, "My Apps portal overview": visible, and assigned to the user or group.
  assignedAlone: true,
  heading: 'Apps dashboard',
  section: 'Apps',
  search: 'Search apps',
  signOut: 'Sign out',
  signedOut: { to: 'page', hint: "It's a good idea to close all browser windows." },
  back: 'Go to My Apps',
}
