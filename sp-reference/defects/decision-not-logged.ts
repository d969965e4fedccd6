import { defineDefect } from './defect.ts'

/** Nobody can tell afterwards what happened. */
export const decisionNotLogged = defineDefect({
  id: 'decision-not-logged',
  title: 'Writes no audit entry about provisioning decisions',
  trips: [
    'client-after-record',
    'decision-logged',
    'every-decision-logged',
    'ignored-role-logged',
    'one-create-event',
    'sync-skip-logged',
    'unknown-group-logged',
  ],
  bends: { audit: (entry) => (entry && entry.decision !== null ? null : entry) },
})
