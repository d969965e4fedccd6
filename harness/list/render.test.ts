import { expect, test } from '#unit-test'
import { renderList, wrap } from './render.ts'

test('columns are aligned, the text wraps beside them, notes stand below', () => {
  const text = renderList(
    [
      { columns: ['one', 'A'], text: 'a text that is too long for its line here', notes: ['note: x'] },
      { columns: ['three', 'B'], text: 'short', notes: [] },
    ],
    55,
  )
  expect(text).toBe(
    ['one    A  a text that is too long for its line here', '            note: x', 'three  B  short', ''].join('\n'),
  )
})

test('long first columns push the text below them', () => {
  const text = renderList([{ columns: ['a'.repeat(30)], text: 'words', notes: ['more'] }], 60)
  expect(text).toBe(`${'a'.repeat(30)}\n    words\n      more\n`)
})

test('no line is longer than asked, not even with a word that is', () => {
  const lines = wrap(`see ${'x'.repeat(50)} there`, 20, '  ')
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(20)
  expect(lines.join('').replace(/\s/g, '')).toBe(`see${'x'.repeat(50)}there`)
})
