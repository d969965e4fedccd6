import { defineDefect } from './defect.ts'

/** SAML Profiles 4.1.4.3: InResponseTo is the ID of a request of this browser. */
export const skipInResponseToCheck = defineDefect({
  id: 'skip-in-response-to-check',
  title: 'Accepts an answer to a question it never asked',
  trips: [],
  bends: {},
})
