import { defineDefect } from './defect.ts'

/** The log says what, never why. */
export const reasonsNotLogged = defineDefect({
  id: 'reasons-not-logged',
  title: 'Writes audit entries without the reasons of the decision',
  trips: ['decision-logged', 'every-decision-logged', 'ignored-role-logged', 'sync-skip-logged', 'unknown-group-logged'],
  bends: { audit: (entry) => entry && { ...entry, reasons: [] } },
})
