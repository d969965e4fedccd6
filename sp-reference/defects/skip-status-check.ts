import { defineDefect } from './defect.ts'

/** SAML Core 3.2.2.2: only Success answers the request. */
export const skipStatusCheck = defineDefect({
  id: 'skip-status-check',
  title: 'Accepts an assertion in a Response whose status is an error',
  trips: [],
  bends: {},
})
