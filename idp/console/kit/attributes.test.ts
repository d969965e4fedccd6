import { expect, test } from '#unit-test'
import { attributesFrom, postedAttributes } from './attributes.ts'

const before = { text: 'a', list: ['x', 'y'], one: ['x'], none: '', unset: null, lines: 'two\nlines' }

test('what is posted as it was shown is what was there', () => {
  expect(attributesFrom(before, postedAttributes(before))).toEqual(before)
  const asBrowsersDo = Object.entries(postedAttributes(before)).map(([name, text]) => [name, text.replaceAll('\n', '\r\n')])
  expect(attributesFrom(before, Object.fromEntries(asBrowsersDo))).toEqual(before)
})

const typed: [string, Record<string, string>, object][] = [
  ['another text', { 'attributes.text': 'b' }, { text: 'b' }],
  ['an emptied one stays declared', { 'attributes.text': '' }, { text: null }],
  ['a list stays one', { 'attributes.list': 'x\r\n' }, { list: ['x'] }],
  ['several lines are a list', { 'attributes.new': 'x\ny' }, { new: ['x', 'y'] }],
  ['one line is a text', { 'attributes.unset': 'x' }, { unset: 'x' }],
  ['an empty field of what never was is nothing', { 'attributes.new': '' }, {}],
  ['other fields do not count', { text: 'b', 'attributes.': 'c' }, {}],
]
for (const [what, posted, change] of typed)
  test(what, () => expect(attributesFrom(before, posted)).toEqual({ ...before, ...change }))
