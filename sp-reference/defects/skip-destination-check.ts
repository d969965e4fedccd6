import { defineDefect } from './defect.ts'

/** SAML Core 3.2.2: a Response with another Destination is discarded. */
export const skipDestinationCheck = defineDefect({
  id: 'skip-destination-check',
  title: 'Accepts a Response that was sent to another address',
  trips: [],
  bends: {},
})
