import { expect, test } from '#unit-test'
import { inspectXml } from '../inspect.ts'
import { edited, honest, idpKey, now } from '../testing/message.ts'
import { viewOrigins } from './origins-view.ts'

const about = { from: 'name identifier', expression: 'user.email', why: '' }
const said = (xml: string, origin: { name: string; values: string[] | null }) => {
  const { message } = inspectXml(xml, { now, certificate: idpKey.certificate })
  return viewOrigins([{ ...about, ...origin }], message)[0]?.why
}
const nameId = { name: 'NameID', values: ['ada@acme.example'] }

test('what a source came to is held against the message: the NameID, and attributes', () => {
  expect(said(honest, nameId)).toBe('')
  expect(said(edited(honest, ['>ada@acme.example</saml:NameID>', '>eve@acme.example</saml:NameID>']), nameId)).toBe(
    'In the message it is eve@acme.example.',
  )
  expect(said(honest, { name: 'displayName', values: ['Ada Lovelace'] })).toBe('')
  expect(said(honest, { name: 'displayName', values: ['Grace'] })).toBe('In the message it is Ada Lovelace.')
  expect(said(honest, { name: 'team', values: ['a'] })).toBe('It is not in the message.')
  expect(said(honest, { name: 'team', values: null })).toBe('')
})

test('blanks at the ends of a value are seen', () =>
  expect(viewOrigins([{ ...about, name: 'role', values: [' Admin  ', 'a b'] }], null)[0]?.values).toEqual(['␠Admin␠␠', 'a b']))
