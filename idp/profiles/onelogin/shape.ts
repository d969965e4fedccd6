import { attributeNameFormats, authnContext } from '../../saml/names.ts'
import type { SamlShape } from '../../saml/shape.ts'
import { addSeconds } from '../../saml/time.ts'
import { writeOneLogin } from './message.ts'

/** Response signed (the documented default), ±3 minutes, whole seconds, a session of a day. */
export const oneLoginShape: SamlShape = {
  signs: ['response'],
  signature: { prefix: 'ds', wrap: { certificate: null, value: null }, subjectName: null, inclusivePrefixes: () => [] },
  window: { before: 180, after: 180, confirmation: 180, session: 24 * 3600 },
  classRef: authnContext.passwordProtectedTransport,
  authnInstant: ({ now }) => addSeconds(now, -1),
  // The signed element is `pfx` and a GUID, the other one a letter and 40 hexadecimal digits.
  ids: (random) => ({ response: `pfx${random.guid()}`, assertion: `A${random.hex(40)}`, session: `_${random.guid()}` }),
  nameFormat: () => attributeNameFormats.basic,
  emptyValue: 'kept-always',
  write: writeOneLogin,
}
