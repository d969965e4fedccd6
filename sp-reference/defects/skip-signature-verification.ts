import { defineDefect } from './defect.ts'

/** XML Signature 3.2: digest and signature value are both computed again. */
export const skipSignatureVerification = defineDefect({
  id: 'skip-signature-verification',
  title: 'Looks whether there is a Signature and never verifies it',
  trips: [],
  bends: {},
})
