import { authnContext } from '../../saml/names.ts'
import type { SamlShape } from '../../saml/shape.ts'
import { writeGoogleWorkspace, writeGoogleWorkspaceError } from './message.ts'

/** Assertion signed, ±5 minutes, an Attribute without AttributeValue for what is empty. */
export const googleWorkspaceShape: SamlShape = {
  signs: ['assertion'],
  signature: {
    prefix: 'ds',
    wrap: { certificate: 76, value: 76 },
    // The names of the certificate, last first (RFC 2253), with the extra part that marks it as ours.
    subjectName:
      'OU=firstlogin test IdP - not for production,ST=California,C=US,OU=Google For Work,CN=Google,L=Mountain View,O=Google Inc.',
    inclusivePrefixes: () => [],
  },
  hashes: ['sha256'],
  window: { before: 300, after: 300, confirmation: 300, session: null },
  classRef: authnContext.unspecified,
  // The moment of sign-in is kept in whole seconds.
  authnInstant: ({ signedInAt }) => new Date(Math.floor(signedInAt.getTime() / 1000) * 1000),
  ids(random) {
    const assertion = `_${random.hex(32)}`
    return { response: `_${random.hex(32)}`, assertion, session: assertion }
  },
  nameFormat: () => null,
  emptyValue: 'childless',
  encryption: null,
  write: writeGoogleWorkspace,
  writeError: writeGoogleWorkspaceError,
}
