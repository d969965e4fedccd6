import { defineDefect } from './defect.ts'

/** A name is a name, also one that is made for a single sign-in. */
export const transientNameIdAccepted = defineDefect({
  id: 'transient-name-id-accepted',
  title: 'Takes a transient NameID for a lasting one',
  trips: ['nothing-created', 'refused'],
  bends: {
    facts: (facts) => (facts.nameIdFormat?.endsWith(':transient') ? { ...facts, nameIdFormat: null } : facts),
  },
})
