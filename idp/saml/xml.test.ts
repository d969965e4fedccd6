import * as fc from 'fast-check'
import { expect, test } from '#unit-test'
import { parseXml } from './canonical.ts'
import { attribute, Xml, xml } from './xml.ts'

test('text is escaped, XML is kept, null is nothing, lists are joined, layout is dropped', () => {
  const items = ['a', 'b'].map((item) => xml`<i>${item}</i>`)
  const written = xml`
    <r a="${'"<&'}"${attribute('b', null)}${attribute('c', 'x')}>
      ${items}
      ${null}${new Xml('<raw/>')}${1}
    </r>`
  expect(written.text).toBe('<r a="&quot;&lt;&amp;" c="x"><i>a</i><i>b</i><raw/>1</r>')
})

test('any text comes back as it was, in an attribute and in an element, except what XML cannot carry', () => {
  const lineEnds = fc.constantFrom('\r', '\n', '\u0085', '\u2028', '\t', ']]>', '\uD800')
  // Code by code: fast-check's own arbitrary for any text first makes a table of all 1.1 million characters.
  const character = fc.oneof(fc.integer({ min: 0, max: 0x10ffff }), fc.integer({ min: 0, max: 0xff })).map(String.fromCodePoint)
  fc.assert(
    fc.property(fc.array(fc.oneof(character, lineEnds), { maxLength: 100 }), (parts) => {
      const text = parts.join('')
      const root = parseXml(xml`<r a="${text}">${text}</r>`.text).documentElement
      const carried = text.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD')
      return root.getAttribute('a') === carried && root.textContent === carried
    }),
    { numRuns: 100 },
  )
})

test('line ends that a parser would fold go out as references', () => {
  expect(xml`<r a="${'a\r\n\tb'}">${'a\r\n"b\u0000'}</r>`.text).toBe('<r a="a&#13;&#10;&#9;b">a&#13;\n"b\uFFFD</r>')
})
