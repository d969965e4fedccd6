import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, test } from '#unit-test'
import type { RefusalCode } from './errors.ts'
import { AssertionRefused } from './errors.ts'
import { edited, encode, expectation, honestXml, outcomeOf, sign } from './testing/message.ts'
import { extensions } from './testing/wrapping.ts'
import { validateResponse } from './validate-response.ts'

const signed = sign(honestXml)
const withExtensions = (content: string) => edited(signed, ['<samlp:Status>', `${extensions(content)}<samlp:Status>`])

/** Form values that are no message at all. */
const values: [title: string, value: string, code: RefusalCode][] = [
  ['nothing', '', 'not-base64'],
  ['text', 'hello world!', 'not-base64'],
  ['url-safe base64', encode('>>>???').replace('+', '-').replace('/', '_'), 'not-base64'],
  ['base64 of text', encode('hello'), 'malformed-xml'],
  ['raw XML', signed, 'not-base64'],
  ['gzip', gzipSync(signed).toString('base64'), 'malformed-xml'],
  ['5 MB', 'A'.repeat(5_000_000), 'too-large'],
  ['5 MB of white space', ' '.repeat(5_000_000), 'too-large'],
  ['just too large', encode(withExtensions(`<a b="${'x'.repeat(256 * 1024)}"/>`)), 'too-large'],
  ['UTF-16', Buffer.from(`\ufeff${signed}`, 'utf16le').toString('base64'), 'malformed-xml'],
  [
    'overlong UTF-8',
    Buffer.concat([Buffer.from('<a>'), Buffer.from([0xc0, 0xbc]), Buffer.from('</a>')]).toString('base64'),
    'malformed-xml',
  ],
]
test('form values that are no message are refused', async () => {
  for (const [title, value, code] of values) {
    const refusal = await validateResponse(value, expectation()).catch((error: unknown) => error)
    expect.soft(refusal, title).toMatchObject({ name: 'AssertionRefused', code })
  }
})

/** XML that an honest provider does not send. */
const messages: [title: string, xml: string, code: RefusalCode][] = [
  ['DOCTYPE', `<!DOCTYPE r>${signed}`, 'doctype-forbidden'],
  ['external entity', `<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/hostname">]>${signed}`, 'doctype-forbidden'],
  ['DOCTYPE after the root', `${signed}<!DOCTYPE r>`, 'doctype-forbidden'],
  ['undeclared entity', withExtensions('&x;'), 'malformed-xml'],
  ['processing instruction', edited(signed, ['>ada@', '><?x ?>ada@']), 'malformed-xml'],
  ['other encoding declared', `<?xml version="1.0" encoding="ISO-8859-1"?>${signed}`, 'malformed-xml'],
  ['XML 1.1', `<?xml version="1.1"?>${signed}`, 'malformed-xml'],
  ['two roots', signed + signed, 'malformed-xml'],
  ['text after the root', `${signed}x`, 'malformed-xml'],
  ['text before the root', `x${signed}`, 'malformed-xml'],
  ['truncated', signed.slice(0, -20), 'malformed-xml'],
  ['attribute twice', edited(signed, ['<saml:Assertion ', '<saml:Assertion ID="_evil" ']), 'malformed-xml'],
  ['attribute twice by namespace', withExtensions('<a xmlns:p="urn:x" xmlns:q="urn:x" p:b="1" q:b="2"/>'), 'malformed-xml'],
  ['two kinds of ID', edited(signed, ['<saml:Assertion ', '<saml:Assertion Id="_evil" ']), 'malformed-xml'],
  ['xml:id', edited(signed, ['<saml:Assertion ', '<saml:Assertion xml:id="_evil" ']), 'malformed-xml'],
  ['one ID twice', withExtensions('<a id="_assertion"/>'), 'malformed-xml'],
  ['unbound prefix', withExtensions('<nowhere:a/>'), 'malformed-xml'],
  ['20 000 nested elements', withExtensions('<a>'.repeat(20_000) + '</a>'.repeat(20_000)), 'too-large'],
  ['30 000 elements', withExtensions('<a/>'.repeat(30_000)), 'too-large'],
  [
    '5 000 attributes',
    withExtensions(`<a ${Array.from({ length: 5_000 }, (_, index) => `b${index}=""`).join(' ')}/>`),
    'too-large',
  ],
  ['LogoutResponse', edited(signed, [/samlp:Response/g, 'samlp:LogoutResponse']), 'not-a-response'],
  ['LogoutRequest', '<LogoutRequest xmlns="urn:oasis:names:tc:SAML:2.0:protocol" ID="_l" Version="2.0"/>', 'not-a-response'],
]
test('XML that is not plain, bounded and a Response is refused', async () => {
  for (const [title, xml, code] of messages) expect.soft(await outcomeOf(xml), title).toBe(code)
})

test('what stands around a good assertion cannot stop it by being odd', async () => {
  const odd = withExtensions('<a xmlns="" b="&#9;&lt;&apos;">]]&gt;&#13;<![CDATA[<!DOCTYPE]]><!-- - --></a>')
  expect(await outcomeOf(odd)).toBe('ada@corp.example')
})

/** Facts of ada or AssertionRefused; nothing else may come out. */
async function isAdaOrRefused(value: string): Promise<void> {
  try {
    expect((await validateResponse(value, expectation())).nameId).toBe('ada@corp.example')
  } catch (refusal) {
    if (!(refusal instanceof AssertionRefused)) throw refusal
  }
}

const runs = { numRuns: 60, seed: 1 }

test('arbitrary strings are only ever refused', async () => {
  const strings = fc.oneof(fc.string(), fc.base64String(), fc.string().map(encode))
  await fc.assert(fc.asyncProperty(strings, isAdaOrRefused), { ...runs, numRuns: 150 })
})

test('a signed message with arbitrary edits is ada or refused', async () => {
  const snippet = fc.oneof(
    fc.constantFrom('<', '>', '"', '&', '<!--', '-->', '<a>', '</a>', ' ID="_x"', '<![CDATA[', 'eve', '\r', '\u0000', '&#13;'),
    fc.string(),
  )
  const edit = fc.record({ at: fc.nat(signed.length), remove: fc.nat(8), insert: snippet })
  const bend = (text: string, { at, remove, insert }: { at: number; remove: number; insert: string }) =>
    text.slice(0, at) + insert + text.slice(at + remove)
  await fc.assert(
    fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 3 }), (edits) =>
      isAdaOrRefused(encode(edits.reduce(bend, signed))),
    ),
    runs,
  )
})

test('a signed message with elements moved about is ada or refused', async () => {
  const spots = [...signed.matchAll(/<(?=[a-z])/g)].map(({ index }) => index)
  const element = fc.constantFrom(
    ...['Assertion', 'Subject', 'NameID', 'Conditions', 'Issuer'].map(
      (name) => new RegExp(`<saml:${name}[ >].*?</saml:${name}>`).exec(signed)?.[0] ?? '',
    ),
  )
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...spots), element, (at, copy) =>
      isAdaOrRefused(encode(signed.slice(0, at) + copy.replace('ada@', 'eve@') + signed.slice(at))),
    ),
    runs,
  )
})
