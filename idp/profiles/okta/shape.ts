import { attributeNameFormats, authnContext } from '../../saml/names.ts'
import type { SamlShape } from '../../saml/shape.ts'
import { oktaEncryption } from './encryption.ts'
import { inclusivePrefixes, writeOkta, writeOktaError } from './message.ts'

/** Signed both, ±5 minutes, milliseconds. */
export const oktaShape: SamlShape = {
  signs: ['assertion', 'response'],
  signature: { prefix: 'ds', wrap: { certificate: 76, value: null }, subjectName: null, inclusivePrefixes },
  hashes: ['sha256', 'sha1'],
  window: { before: 300, after: 300, confirmation: 300, session: null },
  classRef: authnContext.passwordProtectedTransport,
  // In 13 of 14 captures, also of sessions: the moment of the message.
  authnInstant: ({ now }) => now,
  // Response and Assertion of one message share their leading digits. SP-initiated: the session is named after the request.
  ids(random, { inResponseTo, now }) {
    const shared = random.digits(10)
    const session = inResponseTo ?? `id${now.getTime()}.${random.digits(10)}`
    return { response: `id${shared}${random.digits(15)}`, assertion: `id${shared}${random.digits(16)}`, session }
  },
  nameFormat: (wanted) => attributeNameFormats[wanted ?? 'unspecified'],
  emptyValue: 'kept',
  encryption: oktaEncryption,
  write: writeOkta,
  writeError: writeOktaError,
}
