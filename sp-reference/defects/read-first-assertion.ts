import { defineDefect } from './defect.ts'

/** SAML Core 5.4.2: what is read is what the Reference covers. Signature wrapping lives on this. */
export const readFirstAssertion = defineDefect({
  id: 'read-first-assertion',
  title: 'Verifies some signature and then believes the first Assertion, signed or not',
  trips: [],
  bends: {},
})
