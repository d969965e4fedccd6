import { defineDefect } from '../defect.ts'

/** A comment cuts a NameID short. The rule is in `saml/`, which reads this id. */
export const firstTextNodeNameid = defineDefect({
  id: 'first-text-node-nameid',
  title: 'Reads a NameID only up to the first comment in it',
  trips: ['name-not-shortened'],
  bends: {},
})
