import { expect, test } from '#unit-test'
import { claimedResponseId } from './claimed-id.ts'

const protocol = 'xmlns:p="urn:oasis:names:tc:SAML:2.0:protocol"'
for (const [name, xml, id] of [
  ['a Response', `<p:Response ${protocol} ID="_r1" Version="2.0">`, '_r1'],
  ['a declaration before it', `\ufeff<?xml version="1.0"?>\n<Response Version='2.0' ID = 'r.2'/>`, 'r.2'],
  ['line ends between the attributes', `<p:Response\n  ${protocol}\n  ID="_r"\n>`, '_r'],
  ['one that is cut', `<p:Response ID="_r" Destination="https://sp.exa`, '_r'],
  ['an ID of another name', `<p:Response InResponseTo="_q" AssertionID="_a">`, null],
  ['an ID inside a value', `<p:Response Destination="x ID='_evil' y">`, null],
  ['an ID further inside', `<p:Response ${protocol}><p:Extensions ID="_x"/>`, null],
  ['another message', `<p:AuthnRequest ID="_r"/>`, null],
  ['a name that only begins so', `<p:ResponseX ID="_r"/>`, null],
  ['a comment before it', `<!-- --><p:Response ID="_r"/>`, null],
  ['an ID with a reference', `<p:Response ID="a&#10;b"/>`, null],
  ['an ID that is far too long', `<p:Response ID="${'r'.repeat(257)}"/>`, null],
  ['no XML', 'hello', null],
  ['nothing', '', null],
] as const) {
  test(`the ID that is claimed by ${name}`, () => expect(claimedResponseId(Buffer.from(xml).toString('base64'))).toBe(id))
}

test('what is no base64, and what is far too long, claims nothing', () => {
  expect(claimedResponseId('%%%')).toBe(null)
  expect(claimedResponseId(Buffer.from(`<Response ${' a=""'.repeat(100_000)} ID="_r">`).toString('base64'))).toBe(null)
})
