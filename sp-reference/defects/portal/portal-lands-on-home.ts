import { defineDefect } from '../defect.ts'

/** Whoever comes through the portal's door ends up where everybody else does. */
export const portalLandsOnHome = defineDefect({
  id: 'portal-lands-on-home',
  title: 'Lands a first portal sign-in on the home page of the environment',
  trips: ['lands-on-discover'],
  bends: { portalLanding: (_path, { home }) => home },
})
