import type { Portal } from '../portal.ts'

/** OneLogin's portal, "App Home". */
export const oneLoginPortal: Portal = {
  addresses: () => ({ portal: '/portal', signIn: ['/login2'], signOut: '/logout' }),
  title: () => 'OneLogin',
  product: ({ id }) => id,
  menu: { at: 'top', label: 'Company' },
  heading: 'App Home',
  search: 'Search',
  signOut: 'Log Out',
  signedOut: { to: 'sign-in' },
  back: 'Go to App Home',
}
