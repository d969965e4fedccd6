import { expect, test } from '#unit-test'
import { scanXml, type XmlRefused } from './scan.ts'

const wellFormed = [
  '<a/>',
  ' <a></a>\n',
  '<!-- x --><a/><!--y-->',
  '<a b="1" c=\'"\' xmlns:d="u" d:e=""/>',
  '<a\n b = "1"\t>x</a >',
  '<a>&amp;&lt;&gt;&quot;&apos;&#9;&#x1F600;</a>',
  '<a><![CDATA[<b>&x;]]]></a>',
  '<é:ü xmlns:é="u"/>',
  '<a>a > b</a>',
]
test('well-formed texts pass', () => {
  for (const xml of wellFormed) expect(() => scanXml(xml), xml).not.toThrow()
})

const refused: [xml: string, problem: XmlRefused['problem']][] = [
  ['', 'malformed'],
  ['  ', 'malformed'],
  ['x', 'malformed'],
  ['<a>', 'malformed'],
  ['</a>', 'malformed'],
  ['<a></b>', 'malformed'],
  ['<a/><b/>', 'malformed'],
  ['<a/>x', 'malformed'],
  ['x<a/>', 'malformed'],
  ['<a/>&#32;', 'malformed'],
  ['<a b=1/>', 'malformed'],
  ['<a b/>', 'malformed'],
  ['<a b="1"c="2"/>', 'malformed'],
  ['<a b="1" b="2"/>', 'malformed'],
  ['<a b="<"/>', 'malformed'],
  ['<a b="&"/>', 'malformed'],
  ['<a>&</a>', 'malformed'],
  ['<a>&x;</a>', 'malformed'],
  ['<a>&am&amp;p;</a>', 'malformed'],
  ['<a>&#0;</a>', 'malformed'],
  ['<a>&#xD800;</a>', 'malformed'],
  ['<a>&#x110000;</a>', 'malformed'],
  ['<a>\u0000</a>', 'malformed'],
  ['<a>\ud800</a>', 'malformed'],
  ['<a>]]></a>', 'malformed'],
  ['<a><![CDATA[x</a>', 'malformed'],
  ['<![CDATA[x]]><a/>', 'malformed'],
  ['<a><!-- x</a>', 'malformed'],
  ['<a><!-- -- --></a>', 'malformed'],
  ['<a><?x?></a>', 'malformed'],
  ['<?xml version="1.0"?><a/>', 'malformed'],
  ['<a></a junk>', 'malformed'],
  ['<1/>', 'malformed'],
  ['<a:b:c/>', 'malformed'],
  ['< a/>', 'malformed'],
  ['<a', 'malformed'],
  ['<!DOCTYPE a><a/>', 'doctype'],
  ['<a><!ENTITY x "y"></a>', 'doctype'],
  ['<a>'.repeat(65), 'too-large'],
]
test('everything else is refused, with its kind of problem', () => {
  for (const [xml, problem] of refused) {
    expect(() => scanXml(xml), xml.slice(0, 30)).toThrow(expect.objectContaining({ name: 'XmlRefused', problem }))
  }
})
