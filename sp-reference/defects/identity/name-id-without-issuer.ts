import { defineDefect } from '../defect.ts'

/** Two identity providers may give out the same identifier: only together with the issuer it is one person's. */
export const nameIdWithoutIssuer = defineDefect({
  id: 'name-id-without-issuer',
  title: 'Looks NameIDs up without asking whose they are',
  trips: ['account-per-match-key'],
  bends: { identityIssuer: () => null },
})
