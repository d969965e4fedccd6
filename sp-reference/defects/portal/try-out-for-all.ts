import { defineDefect } from '../defect.ts'

/** The discover page does not ask who may use what. */
export const tryOutForAll = defineDefect({
  id: 'try-out-for-all',
  title: 'Offers to try out collections that a person has no access to',
  trips: ['collections-browsable'],
  bends: { tryOut: (_usable, { collections }) => collections },
})
