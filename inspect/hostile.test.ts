import { deflateRawSync } from 'node:zlib'
import { expect, test } from '#unit-test'
import { prettyXml, xmlHtml } from './colour.ts'
import { differencesOf } from './compare.ts'
import { attributeRows, factsOf } from './facts.ts'
import { inspect } from './inspect.ts'
import { signatureWords } from './signature-words.ts'
import { edited, honest, idpKey, now, sign, withAttribute } from './testing/message.ts'
import { Unreadable } from './unreadable.ts'

const base64 = (text: string | Uint8Array) => Buffer.from(text as string).toString('base64')
const million = 900_000
const fill = (part: string) => part.repeat(Math.floor(million / part.length))
const signature = /<ds:Signature[\s\S]*?<\/ds:Signature>/.exec(sign(honest))?.[0] ?? ''
const before = (what: string) => edited(honest, ['<samlp:Status>', `${what}<samlp:Status>`])

const growing = deflateRawSync(`<Response>${' '.repeat(900_000)}</Response>`).toString('base64')

const hostile: [name: string, pasted: string][] = [
  ['elements nested without end', fill('<a>')],
  ['elements nested in a message', before(`${'<a>'.repeat(5000)}${'</a>'.repeat(5000)}`)],
  ['a million empty elements', before(fill('<a/>'))],
  ['attributes without end', before(`<a ${Array.from({ length: 50_000 }, (_, index) => `a${index}="1"`).join(' ')}/>`)],
  ['namespaces without end', before(`<a ${Array.from({ length: 20_000 }, (_, index) => `xmlns:a${index}="u"`).join(' ')}/>`)],
  ['an entity bomb', `<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>${honest.replace('Ada', '&b;')}`],
  ['a file through an entity', `<!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/passwd">]>${honest.replace('Ada', '&a;')}`],
  ['an entity nobody declared', honest.replace('Ada', '&whatever;')],
  ['a status that every object has', honest.replaceAll('urn:oasis:names:tc:SAML:2.0:status:Success', 'constructor')],
  ['NUL', honest.replace('Ada', 'A\0da')],
  ['half of UTF-8 in base64', base64(Buffer.from(honest.replace('Ada', 'Zoë')).subarray(0, honest.indexOf('Ada') + 3))],
  ['a lone surrogate', honest.replace('Ada', '\ud800')],
  ['unclosed quotes', fill('<input "')],
  ['unclosed tags', fill('<a b="')],
  ['names of parameters', fill('SAMLResponse=a ')],
  ['names of parameters, never a value', fill('SAMLResponse')],
  ['percent signs', fill('%25')],
  ['wrong percent signs', `SAMLResponse=${fill('%zz')}`],
  ['base64 of base64 of base64', base64(base64(base64(base64(honest))))],
  ['backslashes', `<a b=\\"${fill('\\u0041')}`],
  ['character references', `&lt;${fill('&#x3c;')}`],
  ['quotes', fill('"')],
  ['blanks', `x${fill(' ')}`],
  ['blanks in a parameter', `SAMLResponse=a${fill(' ')}b`],
  ['JSON of many messages that grow', JSON.stringify(Array.from({ length: 400 }, () => ({ SAMLResponse: growing })))],
  ['JSON of many numbers', `[${fill('0,')}0]`],
  ['JSON nested without end', fill('[')],
  ['JSON nested as deep as it closes', `${'['.repeat(400_000)}${']'.repeat(400_000)}`],
  [
    'JSON of many small messages',
    `[${Array.from({ length: 9_000 }, () => '{"SAMLResponse":"PHNhbWxwOlJlc3BvbnNlLz4="}').join(',')}]`,
  ],
  [
    'JSON of texts that begin like messages',
    JSON.stringify(Array.from({ length: 20_000 }, () => `SAMLResponse=<Response ${'x'.repeat(10)}`)),
  ],
  ['messages side by side without end', fill('<Response>')],
  ['messages side by side, all closed', fill('<Response ID="a"/>')],
  ['runs of base64', fill(`${'A'.repeat(100)}\n\n`)],
  ['short runs of base64', fill('AAAAAAAAAAAAAAAA.')],
  ['signs of a quoted mail', fill('>\n')],
  ['comments', before(fill('<!-- -->'))],
  ['a hundred signatures', before(`<samlp:Extensions>${signature.repeat(100)}</samlp:Extensions>`)],
  [
    'references without end',
    before(
      `<samlp:Extensions>${signature.replace(/<ds:Reference[\s\S]*<\/ds:Reference>/, (part) => part.repeat(500))}</samlp:Extensions>`,
    ),
  ],
  ['an attribute of half a megabyte', withAttribute('x', 'y'.repeat(500_000))],
  ['ten thousand values', withAttribute('groups', ...Array.from({ length: 10_000 }, (_, index) => `g${index};h`))],
  ['markup of HTML as a value', withAttribute('&lt;/pre>&lt;script>alert(1)&lt;/script>', '&lt;img src=x onerror=alert(1)>')],
]
for (const [name, pasted] of hostile)
  test(`bounded, and nothing but its own error: ${name}`, () => {
    const started = process.cpuUsage()
    try {
      const seen = inspect(pasted, { now, certificate: idpKey.certificate, attributes: ['email'], roles: ['Admin'] })
      factsOf(seen.message)
      seen.message.assertions.map(attributeRows)
      signatureWords(seen)
      differencesOf(seen, seen)
      prettyXml(seen.decoded.xml)
      xmlHtml(seen.decoded.xml)
    } catch (error) {
      expect(error).toBeInstanceOf(Unreadable)
      expect((error as Error).message.length).toBeLessThan(500)
    }
    // Of the processor, in microseconds: what else runs on the machine does not count.
    expect(process.cpuUsage(started).user).toBeLessThan(4_000_000)
  })
