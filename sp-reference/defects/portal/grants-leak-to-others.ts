import { defineDefect } from '../defect.ts'

/** A grant belongs to the organisation instead of to the person. */
export const grantsLeakToOthers = defineDefect({
  id: 'grants-leak-to-others',
  title: 'Gives everybody what one person was approved for',
  trips: ['nothing-for-a-second-person'],
  bends: { grants: (grants, { others }) => [...grants, ...others] },
})
