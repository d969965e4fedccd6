import { deflateRawSync } from 'node:zlib'
import { expect, test } from '#unit-test'
import { type Decoded, decode } from './decode.ts'
import { honest, request } from './testing/message.ts'

const base64 = (text: string) => Buffer.from(text).toString('base64')
const deflated = (text: string) => deflateRawSync(text).toString('base64')
const inForm = encodeURIComponent(base64(honest))
const inAddress = encodeURIComponent(deflated(request))

/** Recordings, lists and mails: what is pasted, the message in it, and how it was packed. */
const cases: [name: string, pasted: string, xml: string, packed: string[], more?: Partial<Decoded>][] = [
  [
    'a whole HAR file: the Response, by the address that it was posted to',
    JSON.stringify({
      log: {
        entries: [
          { request: { method: 'GET', url: `https://idp.example/sso?SAMLRequest=${inAddress}&RelayState=x` }, response: {} },
          {
            request: {
              url: 'https://sp.example/acs?x=1',
              postData: {
                text: `SAMLResponse=${inForm}&RelayState=abc`,
                params: [
                  { name: 'SAMLResponse', value: inForm },
                  { name: 'RelayState', value: 'abc' },
                ],
              },
            },
          },
        ],
      },
    }),
    honest,
    ['JSON', 'a form', 'percent signs', 'base64'],
    { address: 'https://sp.example/acs', relayState: 'abc', messages: ['AuthnRequest', 'Response'], shown: 2 },
  ],
  [
    'an export of SAML-tracer',
    JSON.stringify({
      requests: [
        {
          url: `https://idp.example/sso?SAMLRequest=${inAddress}`,
          get: [['SAMLRequest', deflated(request)]],
          post: [],
          saml: request,
        },
        {
          url: 'https://sp.example/acs',
          post: [
            ['SAMLResponse', base64(honest)],
            ['RelayState', 'abc'],
          ],
          saml: honest,
        },
      ],
    }),
    honest,
    ['JSON', 'base64'],
    { address: 'https://sp.example/acs', relayState: 'abc', messages: ['AuthnRequest', 'Response'], shown: 2 },
  ],
  [
    'an export of SAML-tracer with its values masked',
    JSON.stringify({ requests: [{ url: 'https://sp.example/acs', post: [['SAMLResponse', '***']], saml: honest }] }),
    honest,
    ['JSON'],
    { address: 'https://sp.example/acs', messages: ['SAMLResponse that cannot be read', 'Response'], shown: 2 },
  ],
  [
    'JSON of something else with the message in it',
    JSON.stringify({ a: [{ b: `got ${honest}!` }] }),
    honest,
    ['JSON', 'text around it'],
  ],
  [
    "the browser's list with tabs",
    `SAMLResponse\t${base64(honest)}\nRelayState\tx`,
    honest,
    ['a form', 'base64'],
    { relayState: 'x' },
  ],
  [
    "the browser's list in lines",
    `SAMLResponse\n${base64(honest)}\nRelayState\nx`,
    honest,
    ['a form', 'base64'],
    { relayState: 'x' },
  ],
  [
    'the source of a page as HTML',
    `<form action="https://sp.example/acs"><input name="SAMLResponse" value="${base64(honest)}">`
      .replaceAll('<', '&lt;')
      .replaceAll('"', '&quot;'),
    honest,
    ['character references', 'a page with a form', 'base64'],
  ],
  ['a quoted mail', base64(honest).replace(/.{1,76}/g, '> $&\n'), honest, ['base64']],
  [
    'base64 in the middle of a mail',
    `Hello,\n\n${base64(honest).replace(/.{1,76}/g, '$&\n')}\nRegards`,
    honest,
    ['text around it', 'base64'],
  ],
  [
    'two messages side by side',
    `${request}\n<?xml version="1.0"?>\n${honest}`,
    honest,
    [],
    { messages: ['AuthnRequest', 'Response'], shown: 2 },
  ],
]
for (const [name, pasted, xml, packed, more = {}] of cases)
  test(`read: ${name}`, () => {
    const found = decode(pasted)
    expect(found.xml).toBe(xml)
    expect(found).toMatchObject({ packed, ...more })
  })

test('of several messages the first Response is read, and any other that is asked for', () => {
  const pasted = `SAMLRequest=${inAddress}\nSAMLResponse=${inForm}`
  const messages = ['AuthnRequest', 'Response']
  expect(decode(pasted)).toMatchObject({ xml: honest, messages, shown: 2 })
  expect(decode(pasted, 1)).toMatchObject({ xml: request, messages, shown: 1 })
  expect(() => decode(pasted, 3)).toThrow('There is no message 3 in it, only 1 AuthnRequest and 2 Response.')
})

test('what stands inside a message, or an envelope, is no message of its own', () => {
  const nested = honest.replace('<samlp:Status>', `<samlp:Extensions>${honest}</samlp:Extensions><samlp:Status>`)
  const envelope = `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>${honest}${honest}</s:Body></s:Envelope>`
  for (const xml of [nested, envelope, `<!DOCTYPE a []>${request}${honest}`])
    expect(decode(xml)).toMatchObject({ xml, messages: [expect.anything()] })
})

test('a Response that cannot be read is spoken of, though a request beside it can', () => {
  expect(() => decode(`SAMLRequest=${inAddress}\nSAMLResponse=***`)).toThrow('There is a SAMLResponse, and it holds no message')
})

test('a recording may be larger than a message', () => {
  const har = {
    log: { entries: [{ text: 'x'.repeat(3_000_000) }, { params: [{ name: 'SAMLResponse', value: base64(honest) }] }] },
  }
  expect(decode(JSON.stringify(har)).xml).toBe(honest)
})
