import { defineDefect } from '../defect.ts'

/** One assertion, any number of sign-ins. The rule is in `saml/`, which reads this id. */
export const acceptReplayedAssertion = defineDefect({
  id: 'accept-replayed-assertion',
  title: 'Accepts an assertion a second time',
  trips: ['refused'],
  bends: { requestIsSingleUse: () => false },
})
