import { defineDefect } from './defect.ts'

/** Nothing has happened, so there is nothing to write down. */
export const refusalsNotLogged = defineDefect({
  id: 'refusals-not-logged',
  title: 'Writes no refusal to the log',
  trips: ['every-decision-logged'],
  bends: { audit: (entry) => (entry?.decision === 'refused' ? null : entry) },
})
