import { parseFragment } from 'parse5'
import { expect, test } from '#unit-test'
import { prettyXml, xmlHtml } from './colour.ts'
import { honest } from './testing/message.ts'

type Node = { nodeName: string; value?: string; childNodes?: Node[] }
const textOf = (node: Node): string => node.value ?? (node.childNodes ?? []).map(textOf).join('')
const read = (html: string) => parseFragment(html) as unknown as Node

const messages: [string, string][] = [
  ['a Response', honest],
  ['white space between tags', '<a>\n  <b x="1"/>\n\n  text <c/> tail\n</a>\n'],
  ['quotes, entities, CDATA, comment, instruction', `<?pi x?><a b='"' c="'>&lt;"><![CDATA[ <x> ]]><!-- <y> --></a>`],
  ['a doctype with entities', '<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]><a>&e;</a>'],
  ['not XML at all', 'a < b > c <<>> </ <!-- never closed'],
  ['a tag that never ends', '<a b="c'],
  ['markup of HTML', '</pre></script><img src=x onerror=alert(1)>'],
  ['too many end tags', '</a></b></c><d>'],
  ['nothing', ''],
]
for (const [title, xml] of messages)
  test(`keeps every character: ${title}`, () => {
    expect(textOf(read(xmlHtml(xml)))).toBe(xml)
  })

test('makes only its own elements', () => {
  const html = messages.map(([, xml]) => xmlHtml(xml)).join('')
  expect([...new Set([...html.matchAll(/<(\w+)/g)].map(([, name]) => name))].sort()).toEqual(['b', 'em', 'i', 's', 'span', 'u'])
})

test('indents by nesting and keeps a value on the line of its element', () => {
  const lines = [...xmlHtml('<a><b>text</b><c><d/></c></a>').matchAll(/class="(d\d+)">(.*?)<\/span>/g)].map(
    ([, depth, html = '']) => [depth, textOf(read(html))],
  )
  expect(lines).toEqual([
    ['d0', '<a>'],
    ['d1', '<b>text</b>'],
    ['d1', '<c>'],
    ['d2', '<d/>'],
    ['d1', '</c>'],
    ['d0', '</a>'],
  ])
})

test('shows characters that cannot be seen', () => {
  expect(textOf(read(xmlHtml('<a>\u202Etxt\0</a>')))).toBe('<a>⟨U+202E⟩txt␀</a>')
})

test('hostile messages cost linear work', () => {
  for (const part of ['<a "', '<!--', '<![CDATA[', '<', '</', '<?', "<a b='<"]) expect(xmlHtml(part.repeat(16_000))).not.toBe('')
})

test('pretty XML has a line for each element, and hides nothing that can be seen', () => {
  expect(prettyXml('<a x="1"><b>te\u202Ext</b>\n<c><!-- y --><d/></c></a>')).toBe(
    '<a x="1">\n  <b>te⟨U+202E⟩xt</b>\n  <c>\n    <!-- y -->\n    <d/>\n  </c>\n</a>',
  )
})
