import { deflateRawSync } from 'node:zlib'
import { expect, test } from '#unit-test'
import { inspect } from '../inspect.ts'
import { honest, now, request } from '../testing/message.ts'
import { packingRules } from './packing.ts'

const base64 = (text: string) => Buffer.from(text).toString('base64')
const deflated = (text: string) => deflateRawSync(text).toString('base64')
const inAddress = (name: string, value: string) => `https://x.example/?${name}=${encodeURIComponent(value)}`
// A text whose base64 has plus signs.
const withPlus = honest.replace('Ada Lovelace', '\u{1F3F3}>>>???~~~ûûû')
const own = packingRules.map(({ id }) => id)

for (const [name, pasted, found] of [
  ['a Response as it comes', `SAMLResponse=${encodeURIComponent(base64(honest))}`, []],
  ['a request as it comes', inAddress('SAMLRequest', deflated(request)), []],
  ['a request by HTTP-POST', `SAMLRequest=${encodeURIComponent(base64(request))}`, []],
  ['a Response that is compressed', `SAMLResponse=${encodeURIComponent(deflated(honest))}`, ['response-deflated']],
  ['a Response in an address', inAddress('SAMLResponse', deflated(honest)), ['response-deflated']],
  ['a request in an address that is not compressed', inAddress('SAMLRequest', base64(request)), ['request-not-deflated']],
  ['base64 without its plus signs', base64(withPlus).replaceAll('+', ' '), ['plus-signs-lost']],
  ['base64 of base64', base64(base64(honest)), ['encoded-twice']],
] as const)
  test(`how it was packed: ${name}`, () =>
    expect(
      inspect(pasted, { now })
        .findings.map(({ id }) => id)
        .filter((id) => own.includes(id)),
    ).toEqual(found))
