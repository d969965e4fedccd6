import { authnContext } from '../../saml/names.ts'
import type { SamlShape } from '../../saml/shape.ts'
import { entraIdEncryption } from './encryption.ts'
import { writeEntraId, writeEntraIdError } from './message.ts'

/** Assertion signed, −5 to +60 minutes, milliseconds, empty values left out. */
export const entraIdShape: SamlShape = {
  signs: ['assertion'],
  signature: {
    prefix: '',
    dataPrefix: { response: 'ds' },
    wrap: { certificate: null, value: null },
    subjectName: null,
    inclusivePrefixes: () => [],
  },
  window: { before: 300, after: 3600, confirmation: 3600, session: null },
  classRef: authnContext.password,
  authnInstant: ({ signedInAt }) => signedInAt,
  ids(random) {
    const assertion = `_${random.guid()}`
    return { response: `_${random.guid()}`, assertion, session: assertion }
  },
  nameFormat: () => null,
  emptyValue: 'omitted',
  encryption: entraIdEncryption,
  write: writeEntraId,
  writeError: writeEntraIdError,
}
