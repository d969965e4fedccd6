import { defineList } from './list.ts'

/** The vendors whose messages and pages the IdP can make. */
export const profileList = defineList({
  name: 'profiles',
  title: 'vendor profiles of the fake IdP',
  rows: ({ profiles }) =>
    profiles().map(({ id, title, aliases, cannotExpress, evidence }) => ({ id, title, aliases, cannotExpress, evidence })),
  entry: ({ id, title, aliases, cannotExpress }) => ({
    columns: [id],
    text: aliases.length > 0 ? `${title} (also: ${aliases.join(', ')})` : title,
    notes: cannotExpress.map(({ what, fact }) => `cannot express ${what}: ${fact}`),
  }),
})
