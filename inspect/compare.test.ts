import { expect, test } from '#unit-test'
import { differencesOf } from './compare.ts'
import { inspectXml } from './inspect.ts'
import { edited, honest, now, otherKey, request, sign, withAttribute } from './testing/message.ts'

const look = (xml: string) => inspectXml(xml, { now })
const brief = (one: string, other: string) =>
  differencesOf(look(one), look(other)).map((each) => [each.part, each.label, each.one, each.other, each.changes])

const none = null
const cases: [name: string, one: string, other: string, wanted: unknown[][]][] = [
  ['the same', honest, honest, []],
  [
    'ids and moments come last, and are marked',
    honest,
    edited(honest, ['ada@acme.example', 'ADA@acme.example'], ['"_assertion"', '"_other"'], ['12:00:00Z', '12:00:09Z']),
    [
      ['Assertion', 'NameID', ['ada@acme.example'], ['ADA@acme.example'], false],
      ['Message', 'Issued at', ['2030-01-01T12:00:00Z'], ['2030-01-01T12:00:09Z'], true],
      ['Assertion', 'ID', ['_assertion'], ['_other'], true],
    ],
  ],
  [
    'an attribute more, and one with other values',
    honest,
    edited(withAttribute('email', 'a@x'), ['Admins', 'Owners']),
    [
      ['Attributes', 'groups', ['Engineers', 'Admins'], ['Engineers', 'Owners'], false],
      ['Attributes', 'email', none, ['a@x'], false],
      ['Attribute formats', 'email', none, [], false],
    ],
  ],
  [
    'a fact that is not there in one',
    honest,
    edited(honest, [' InResponseTo="_request"><saml:Issuer>', '><saml:Issuer>']),
    [['Message', 'In response to', ['_request'], none, false]],
  ],
]
for (const [name, one, other, wanted] of cases) test(`compared: ${name}`, () => expect(brief(one, other)).toEqual(wanted))

test('signatures and kinds are compared, too', () => {
  expect(brief(sign(honest), sign(honest, { pair: otherKey })).map(([, label]) => label)).toEqual([
    'Assertion is signed, certificate'.replace(' is signed', ''),
  ])
  expect(brief(honest, request)[0]).toEqual(['Message', 'Kind', ['Response'], ['AuthnRequest'], false])
})
