import { attributeNameFormats, authnContext } from '../../saml/names.ts'
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
  hashes: ['sha256', 'sha1'],
  window: { before: 300, after: 3600, confirmation: 3600, session: null },
  classRef: authnContext.password,
  authnInstant: ({ signedInAt }) => signedInAt,
  // Three captures: the windows count from 90 to 150 ms before the Assertion, the Response follows within 10 ms.
  moments(random, response) {
    const before = (time: Date, least: number, spread: number) =>
      new Date(time.getTime() - least - (Number.parseInt(random.hex(4), 16) % spread))
    const assertion = before(response, 0, 11)
    return { response, assertion, window: before(assertion, 90, 61) }
  },
  // The Assertion's ends in a byte that is 00 or 01 (five captures).
  ids(random) {
    const assertion = `_${random.guid().slice(0, -2)}0${Number.parseInt(random.hex(1), 16) % 2}`
    return { response: `_${random.guid()}`, assertion, session: assertion }
  },
  nameFormat: (wanted) => (wanted === undefined ? null : attributeNameFormats[wanted]),
  emptyValue: 'omitted',
  encryption: entraIdEncryption,
  write: writeEntraId,
  writeError: writeEntraIdError,
}
