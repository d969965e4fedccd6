import type { Portal } from '../portal.ts'

/** The Okta End-User Dashboard. */
export const oktaPortal: Portal = {
  addresses: () => ({ portal: '/app/UserHome', signIn: ['/login/login.htm'], signOut: '/login/signout' }),
  title: ({ id }) => `My Apps Dashboard | ${id}`,
  product: ({ id }) => id,
  menu: { at: 'side', label: 'My Apps' },
  heading: 'My Apps',
  section: 'Work',
  search: 'Search your apps',
  signOut: 'Sign out',
  signedOut: { to: 'sign-in' },
  back: 'Go to My Apps',
}
