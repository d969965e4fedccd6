import { expect, test } from '#unit-test'
import type { Exchange } from '../tenants/exchanges.ts'
import { historyFindings } from './history.ts'

const response = (id: string, assertion: string, request: string | null) =>
  `<p:Response ID="${id}"${request ? ` InResponseTo="${request}"` : ''}><a:Assertion Version='2.0' ID='${assertion}'/></p:Response>`

const exchange = (id: string, xml: string | null, more: Partial<Exchange> = {}): Exchange => ({
  id,
  at: '2030-01-01T12:00:00Z',
  app: 'app',
  person: 'ada',
  flow: 'sp-initiated',
  authnRequest: null,
  relayState: null,
  response: xml === null ? null : { id: '', xml, base64: '', mutation: null, canary: null },
  refusal: null,
  ...more,
})

const now = exchange('x9', response('_1', '_a', '_r'))
const cases: [name: string, earlier: Exchange[], finding: string | null, says: string][] = [
  ['nothing before', [], null, ''],
  ['others before', [exchange('x1', response('_2', '_b', '_s')), exchange('x2', null)], null, ''],
  [
    'the same bytes',
    [exchange('x1', response('_1', '_a', '_r'))],
    'sent-before',
    'The Response with this ID was sent before, in x1',
  ],
  ['the same Assertion in another Response', [exchange('x1', response('_2', '_a', '_s'))], 'sent-before', 'The Assertion with'],
  ['another answer to the same request', [exchange('x3', response('_2', '_b', '_r'))], 'request-answered', 'before, in x3'],
  ['the same at another app', [exchange('x1', response('_1', '_a', '_r'), { app: 'other' })], null, ''],
]
for (const [name, earlier, finding, says] of cases)
  test(`history: ${name}`, () => {
    const found = historyFindings(now, earlier)
    expect(found.map(({ id }) => id)).toEqual(finding === null ? [] : [finding])
    expect(found.map(({ words }) => words).join()).toContain(says)
  })

test('history: answers to no request have none in common', () => {
  expect(historyFindings(exchange('x2', response('_1', '_a', null)), [exchange('x1', response('_2', '_b', null))])).toEqual([])
})

test('history: what is encrypted counts as it was in the clear', () => {
  const sealed = (id: string): Exchange => {
    const one = exchange(id, `<p:Response ID="_${id}"/>`)
    return { ...one, response: one.response && { ...one.response, clearXml: '<a:Assertion ID="_a"/>' } }
  }
  expect(historyFindings(sealed('x2'), [sealed('x1')]).map(({ id }) => id)).toEqual(['sent-before'])
})
