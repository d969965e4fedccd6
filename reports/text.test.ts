import { expect, test } from '#unit-test'
import { clip, formatDuration, mapStrings, oneLine, plural, revealInvisible } from './text.ts'

const seen: [string, string, string][] = [
  ['plain text, tab and line feed stay', 'Zoë\t👩\nÅ', 'Zoë\t👩\nÅ'],
  ['NUL and escape', 'a\0b\u001b[2J', 'a␀b␛[2J'],
  ['carriage return', 'a\r\nb', 'a␍\nb'],
  ['delete and C1', '\u007f\u009b', '␡⟨U+009B⟩'],
  ['bidirectional overrides and isolates', '\u202Eabc\u2066', '⟨U+202E⟩abc⟨U+2066⟩'],
  ['zero-width characters', 'ada\u200b@x\ufeff', 'ada⟨U+200B⟩@x⟨U+FEFF⟩'],
  ['a lone surrogate, not a pair', '\ud800 😀', '⟨U+D800⟩ 😀'],
  ['what XML forbids', '\uFFFE', '⟨U+FFFE⟩'],
]
for (const [title, text, expected] of seen)
  test(`reveals invisible characters: ${title}`, () => {
    expect(revealInvisible(text)).toBe(expected)
    expect(revealInvisible(expected)).toBe(expected)
  })

test('one line has no line end and no control character', () => {
  expect(oneLine(' a\n\n b\u001b\r\n')).toBe('a b␛')
})

test('clips to a length and never inside a surrogate pair', () => {
  expect(clip('abc', 3)).toBe('abc')
  expect(clip('abcd', 3)).toBe('ab…')
  expect(clip('a😀bc', 3)).toBe('a…')
})

test('says durations for people', () => {
  expect([0, 999, 4_230, 59_960, 123_400].map(formatDuration)).toEqual(['0 ms', '999 ms', '4.2 s', '1 min 00 s', '2 min 03 s'])
})

test('counts with the right word', () => {
  expect([plural(1, 'case'), plural(2, 'case'), plural(0, 'entry', 'entries')]).toEqual(['1 case', '2 cases', '0 entries'])
})

test('maps every string and record name, and leaves the original alone', () => {
  const given = { a: ['x', 1, null], deep: { 'key x': 'x' } }
  expect(mapStrings(given, (text) => text.replace('x', 'y'))).toEqual({ a: ['y', 1, null], deep: { 'key y': 'y' } })
  expect(given.a[0]).toBe('x')
})

test('a record entry named __proto__ stays data', () => {
  const given = JSON.parse('{"__proto__":{"polluted":"yes"}}')
  const copy: Record<string, unknown> = mapStrings(given, (text) => text)
  expect(Object.keys(copy)).toEqual(['__proto__'])
  expect('polluted' in {}).toBe(false)
})
