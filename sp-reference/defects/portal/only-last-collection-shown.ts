import { defineDefect } from '../defect.ts'

/** The list of collections begins too late. */
export const onlyLastCollectionShown = defineDefect({
  id: 'only-last-collection-shown',
  title: 'Shows only the last collection on the discover page',
  trips: ['access-requested', 'collections-browsable'],
  bends: { offered: (names) => names.slice(-1) },
})
