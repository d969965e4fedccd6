import { attributeNameFormats, authnContext } from '../../saml/names.ts'
import { dashed } from '../../saml/random.ts'
import type { SamlShape, SignedPart } from '../../saml/shape.ts'
import { addSeconds } from '../../saml/time.ts'
import { oneLoginEncryption } from './encryption.ts'
import { writeOneLogin, writeOneLoginError } from './message.ts'

const documented: readonly SignedPart[] = ['response']

/** Response signed (the documented default), ±3 minutes, whole seconds, a session of a day. */
export const oneLoginShape: SamlShape = {
  signs: documented,
  signature: { prefix: 'ds', wrap: { certificate: null, value: null }, subjectName: null, inclusivePrefixes: () => [] },
  hashes: ['sha1', 'sha256', 'sha384', 'sha512'],
  window: { before: 180, after: 180, confirmation: 180, session: 24 * 3600 },
  classRef: authnContext.passwordProtectedTransport,
  authnInstant: ({ now }) => addSeconds(now, -1),
  // A signed element is `pfx` and 32 digits in the form of a GUID, without its version; another one a letter and 40 digits.
  ids(random, { signs = documented }) {
    const id = (part: SignedPart, letter: string) =>
      signs.includes(part) ? `pfx${dashed(random.hex(32))}` : `${letter}${random.hex(40)}`
    return { response: id('response', 'R'), assertion: id('assertion', 'A'), session: `_${random.guid()}` }
  },
  nameFormat: () => attributeNameFormats.basic,
  emptyValue: 'kept-always',
  encryption: oneLoginEncryption,
  write: writeOneLogin,
  writeError: writeOneLoginError,
}
