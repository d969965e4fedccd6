import { expect, test } from '@playwright/test'
import * as fc from 'fast-check'
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
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const root = parseXml(xml`<r a="${text}">${text}</r>`.text).documentElement
      const carried = text.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD')
      expect(root.getAttribute('a')).toBe(carried)
      expect(root.textContent).toBe(carried)
    }),
    { numRuns: 300 },
  )
})

test('line ends that a parser would fold go out as references', () => {
  expect(xml`<r a="${'a\r\n\tb'}">${'a\r\n"b\u0000'}</r>`.text).toBe('<r a="a&#13;&#10;&#9;b">a&#13;\n"b\uFFFD</r>')
})
