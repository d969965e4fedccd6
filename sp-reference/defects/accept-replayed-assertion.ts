import { defineDefect } from './defect.ts'

/** SAML Profiles 4.1.4.5: a bearer assertion is used once. The request it answers stays open too. */
export const acceptReplayedAssertion = defineDefect({
  id: 'accept-replayed-assertion',
  title: 'Accepts the same assertion as often as it is sent',
  trips: [],
  bends: { requestIsSingleUse: () => false },
})
