import { alterChanges } from '../alter.ts'
import { defineDefect } from '../defect.ts'

/** The person is let in to the portal, and nothing is made there. */
export const clientNotMade = defineDefect({
  id: 'client-not-made',
  title: 'Makes no API client at the first portal sign-in',
  trips: ['access-requested', 'client-after-record', 'client-created', 'collections-browsable', 'lands-on-discover'],
  bends: { decision: (decision) => alterChanges(decision, (change) => (change.do === 'create-client' ? null : change)) },
})
