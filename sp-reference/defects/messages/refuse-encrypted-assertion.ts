import { defineDefect } from '../defect.ts'

/** The fault is in `saml/`, which reads this id. */
export const refuseEncryptedAssertion = defineDefect({
  id: 'refuse-encrypted-assertion',
  title: 'Publishes a key for encryption and reads nothing encrypted',
  trips: ['account-created', 'email-from-assertion', 'name-from-assertion', 'signed-in-at-once', 'twin-accepted'],
  bends: {},
})
