import type { Portal } from '../portal.ts'

/** The Google Workspace Dashboard. */
export const googleWorkspacePortal: Portal = {
  addresses: () => ({ portal: '/dashboard', signIn: ['/ServiceLogin'], signOut: '/Logout' }),
  title: () => 'Google Workspace Dashboard',
  product: () => 'Dashboard',
  heading: 'Your apps',
  search: 'Search',
  signOut: 'Sign out',
  signedOut: { to: 'sign-in' },
  back: 'Go to your apps',
}
