import { defineDefect } from './defect.ts'

/** SAML Profiles 4.1.4.5: an assertion sent by HTTP-POST is signed, or its Response is. */
export const skipSignatureCheck = defineDefect({
  id: 'skip-signature-check',
  title: 'Takes a message without any signature for genuine',
  trips: [],
  bends: {},
})
