import { deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import { expect, test } from '#unit-test'
import { type Decoded, decode } from './decode.ts'
import { honest, request } from './testing/message.ts'
import type { UnreadableCode } from './unreadable.ts'

const base64 = (text: string) => Buffer.from(text).toString('base64')
const deflated = (text: string) => deflateRawSync(text).toString('base64')
const inForm = encodeURIComponent(base64(honest))
const inAddress = encodeURIComponent(deflated(request))
const entities = (text: string) => text.replace(/[^A-Za-z0-9]/g, (c) => `&#x${c.charCodeAt(0).toString(16)};`)
/** As a mail program writes it: lines of 76, equals signs and what is beyond ASCII as bytes. */
const quotedPrintable = (text: string) =>
  text
    .replaceAll('=', '=3D')
    .replace(/[^\x20-\x7e]/gu, (c) => Buffer.from(c).toString('hex').toUpperCase().replace(/../g, '=$&'))
    .replace(/((?:[^=]|=[\dA-F]{2}){60,72})/g, '$1=\r\n')
const blanks = (text: string) => text.replaceAll('+', ' ')
// A text whose base64 has plus signs.
const plus = '<a>\u{1F3F3}>>>???~~~ûûû</a>'

/** What is pasted, the message in it, and how it was packed. */
const cases: [name: string, pasted: string, xml: string, packed: string[], more?: Partial<Decoded>][] = [
  ['XML', honest, honest, []],
  [
    'XML with a declaration, a byte order mark and blanks around',
    `\ufeff  <?xml version="1.0"?>${honest}\n`,
    `<?xml version="1.0"?>${honest}`,
    [],
  ],
  ['base64', base64(honest), honest, ['base64']],
  ['the body of a mail in quoted-printable', quotedPrintable(`${honest}`), honest, []],
  [
    'an address in a mail',
    quotedPrintable(`https://idp.example/sso?SAMLRequest=${inAddress}`),
    request,
    ['an address', 'percent signs', 'base64', 'DEFLATE'],
    { parameter: 'SAMLRequest', address: 'https://idp.example/sso' },
  ],
  [
    'a mail in quoted-printable',
    `Subject: it fails\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n${quotedPrintable(`Zoë wrote: ${base64(honest)}`)}\r\n`,
    honest,
    ['text around it', 'base64'],
  ],
  ['base64 in lines', base64(honest).replace(/.{76}/g, '$&\r\n'), honest, ['base64']],
  ['base64 in quotes', `"${base64(honest)}"`, honest, ['base64']],
  ['base64 for addresses', base64(plus).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', ''), plus, ['base64']],
  ['base64 with blanks for plus signs', blanks(base64(plus)), plus, ['base64 with blanks for plus signs']],
  ['base64 of base64', base64(base64(honest)), honest, ['base64', 'base64']],
  ['base64 with percent signs', inForm, honest, ['percent signs', 'base64']],
  ['twice with percent signs', encodeURIComponent(inForm), honest, ['percent signs', 'base64']],
  ['DEFLATE in base64', deflated(request), request, ['base64', 'DEFLATE']],
  ['zlib in base64', deflateSync(request).toString('base64'), request, ['base64', 'DEFLATE']],
  ['gzip in base64', gzipSync(request).toString('base64'), request, ['base64', 'DEFLATE']],
  [
    'an address',
    `https://idp.example/sso?x=1&SAMLRequest=${inAddress}&RelayState=%2Fhome%3Fa%3Db+c#top`,
    request,
    ['an address', 'percent signs', 'base64', 'DEFLATE'],
    { parameter: 'SAMLRequest', relayState: '/home?a=b c', address: 'https://idp.example/sso' },
  ],
  [
    'an address with a signature',
    `https://idp.example/sso?SAMLRequest=${inAddress}&Signature=abc%3D&SigAlg=http%3A%2F%2Falg&RelayState=%2f`,
    request,
    ['an address', 'percent signs', 'base64', 'DEFLATE'],
    {
      query: {
        signed: `SAMLRequest=${inAddress}&RelayState=%2f&SigAlg=http%3A%2F%2Falg`,
        algorithm: 'http://alg',
        signature: 'abc=',
      },
    },
  ],
  [
    'a posted form',
    `SAMLResponse=${inForm}&RelayState=abc`,
    honest,
    ['a form', 'percent signs', 'base64'],
    { relayState: 'abc', parameter: 'SAMLResponse' },
  ],
  [
    'a posted form, the other way round',
    `RelayState=abc&SAMLResponse=${inForm}`,
    honest,
    ['a form', 'percent signs', 'base64'],
    { relayState: 'abc' },
  ],
  [
    "the list in the browser's tools",
    `SAMLResponse: ${base64(honest)}\nRelayState: /home`,
    honest,
    ['a form', 'base64'],
    { relayState: '/home' },
  ],
  [
    'a cURL command',
    `curl 'https://sp.example/acs' -H 'Accept: */*' --data-raw 'SAMLResponse=${inForm}&RelayState=' --compressed`,
    honest,
    ['a form', 'percent signs', 'base64'],
  ],
  [
    'an entry of a HAR file',
    `{"params":[{"name":"SAMLResponse","value":"${base64(honest)}"},{"name":"RelayState","value":"x1"}]}`,
    honest,
    ['JSON', 'base64'],
    { relayState: 'x1' },
  ],
  [
    'a page that posts by itself',
    `<!DOCTYPE html><html><body><form method="post" action="https://sp.example/acs"><input type="hidden" name="RelayState" value="a&amp;b"/><input name="SAMLResponse" type="hidden" value="${entities(base64(honest))}"></form></body></html>`,
    honest,
    ['a page with a form', 'base64'],
    { parameter: 'SAMLResponse', relayState: 'a&b', address: 'https://sp.example/acs' },
  ],
  [
    'a form alone, with the message in a text area',
    `<form><textarea name='SAMLResponse'>${base64(honest)}</textarea></form>`,
    honest,
    ['a page with a form', 'base64'],
  ],
  [
    'XML with character references',
    honest.replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;'),
    honest,
    ['character references'],
  ],
  ['XML in a string of a program', JSON.stringify(honest).slice(1, -1), honest, ['backslashes']],
  ['XML in the middle of a log', `12:00:00 DEBUG received: ${honest} (4711 bytes)`, honest, ['text around it']],
]
for (const [name, pasted, xml, packed, more = {}] of cases)
  test(`read: ${name}`, () => {
    const found = decode(pasted)
    expect(found.xml).toBe(xml)
    expect(found).toMatchObject({ packed, ...more })
  })

const utf8 = Buffer.from(honest.replace('Lovelace', 'Zoë'))
const bomb = deflateRawSync(Buffer.alloc(50_000_000, '<a>')).toString('base64')
const refused: [name: string, pasted: string, code: UnreadableCode, says: string][] = [
  ['nothing', '  \n', 'empty', 'There is nothing in it'],
  ['an empty parameter', 'https://sp.example/?SAMLResponse=&x=1', 'not-saml', 'an address without'],
  [
    'base64 that breaks',
    `${base64(honest).slice(0, 500)}!${base64(honest).slice(500)}`,
    'not-saml',
    'breaks at character 501, where "!" stands',
  ],
  ['a private key', '-----BEGIN PRIVATE KEY-----\nMII', 'not-saml', 'belongs nowhere else'],
  ['an artifact', 'https://sp.example/acs?SAMLart=AAQ', 'not-saml', 'goes from server to server'],
  ['WS-Federation', 'wa=wsignin1.0&wresult=%3Ct', 'not-saml', 'WS-Federation'],
  ['a word', 'hello', 'not-saml', 'it begins with "hello"'],
  ['a JSON Web Token', 'eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.', 'not-saml', 'JSON Web Token'],
  ['a certificate', '-----BEGIN CERTIFICATE-----\nMII', 'not-saml', 'it is a certificate, which has a field of its own'],
  ['JSON', '{"user":"ada"}', 'not-saml', 'it looks like JSON'],
  ['an address of something else', 'https://sp.example/?code=1', 'not-saml', 'an address without SAMLRequest'],
  ['HTML of something else', '<html><body>Sign in</body></html>', 'not-saml', 'HTML without a field'],
  ['base64 of something else', base64('just some words here'), 'not-saml', 'it begins with'],
  ['half of a character', utf8.subarray(0, utf8.indexOf(0xc3) + 1).toString('base64'), 'not-utf-8', 'from byte'],
  ['another encoding', Buffer.from('<a>é</a>', 'latin1').toString('base64'), 'not-utf-8', 'from byte 3'],
  ['UTF-16', Buffer.from(`\ufeff${honest}`, 'utf16le').toString('base64'), 'not-utf-8', 'UTF-16'],
  ['more than a megabyte', base64('x'.repeat(1_000_000)), 'too-large', 'larger than 1 MB'],
  ['what grows without bounds', bomb, 'inflates-too-far', 'grows to more than 1 MB'],
]
for (const [name, pasted, code, says] of refused)
  test(`refused: ${name}`, () => {
    expect(() => decode(pasted)).toThrow(
      expect.objectContaining({ name: 'Unreadable', code, message: expect.stringContaining(says) }),
    )
  })
