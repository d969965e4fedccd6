import { expect, test } from '#unit-test'
import type { Value } from '../directory/schema.ts'
import { formatStatements, formatValues, LineFault, parseStatements, parseValues } from './lines.ts'

test('values are read back as they were written', () => {
  const values = { role: 'Analyst = yes', empty: '', unset: null, groups: ['Sales', ''], none: [], spaced: ' a ' }
  expect(parseValues(formatValues(values))).toEqual(values)
  expect(parseValues('\n role = x \r\n\r\n')).toEqual({ role: 'x ' })
})

/** What a line cannot say plainly, as it is shown. */
const quoted: [Record<string, Value>, string][] = [
  [{ note: 'a\nb' }, 'note = "a\\nb"'],
  [{ notes: ['a\r\nb', 'c'] }, 'notes[] = "a\\r\\nb"\nnotes[] = c'],
  [{ 'Cost center': '42', 'a b': null, 'c d': ['x'], 'e f': [] }, '"Cost center" = 42\n"a b"\n"c d"[] = x\n"e f"[]'],
  [{ 'x=1': 'a', 'list[]': 'b', '"c"': 'd', 'e\nf': 'g' }, '"x=1" = a\n"list[]" = b\n"\\"c\\"" = d\n"e\\nf" = g'],
  [{ said: '"yes"', both: '"a" and "b"', open: '"' }, 'said = "\\"yes\\""\nboth = "a" and "b"\nopen = "'],
]
for (const [values, text] of quoted)
  test(`quotes where they are needed: ${JSON.stringify(values)}`, () => {
    expect(formatValues(values)).toBe(text)
    expect(parseValues(text)).toEqual(values)
  })

test('a name may be one that every object has', () => {
  const values = { constructor: ['x'], toString: 'y' }
  expect(parseValues('constructor[] = x\ntoString = y')).toEqual(values)
  expect(() => parseValues('__proto__ = x')).toThrow("'__proto__' is no name that an attribute can have")
  expect(() => parseValues('__proto__[] = x')).toThrow(LineFault)
})

test('statements are read back and keep their NameFormat', () => {
  const statements = [
    { name: 'a', expression: 'user.email', nameFormat: 'uri' as const },
    { name: 'http://x/?q=1', expression: '' },
    { name: 'two words', expression: '"constant"' },
  ]
  expect(formatStatements(statements)).toBe('a = user.email\nhttp://x/?q=1 = \ntwo words = "constant"')
  expect(parseStatements(formatStatements(statements), statements)).toEqual(statements)
})

test('statements that a line cannot say plainly are quoted', () => {
  const statements = [
    { name: 'a = b', expression: 'user.email' },
    { name: ' spaced ', expression: '' },
    { name: '"quoted"', expression: '"constant"' },
    { name: 'long', expression: 'user.email +\n  "\\n"' },
    { name: 'old', expression: 'user.email +\ruser.title' },
  ]
  expect(formatStatements(statements).split('\n')).toHaveLength(5)
  expect(parseStatements(formatStatements(statements), [])).toEqual(statements)
  expect(parseStatements('"a = b" = user.email', [])).toEqual([{ name: 'a = b', expression: 'user.email' }])
})

test('of statements of one name each keeps its own', () => {
  const statements = [
    { name: 'role', expression: 'user.title', nameFormat: 'uri' as const },
    { name: 'role', expression: 'user.email', nameFormat: 'basic' as const },
  ]
  expect(parseStatements(formatStatements(statements), statements)).toEqual(statements)
  expect(parseStatements('role = a\nrole = b\nrole = c', statements)).toEqual([
    { name: 'role', expression: 'a', nameFormat: 'uri' },
    { name: 'role', expression: 'b', nameFormat: 'basic' },
    { name: 'role', expression: 'c' },
  ])
})

for (const line of [
  'garbage ] = [',
  'two words = x',
  'a]',
  '[] = x',
  '= x',
  'a[]b = x',
  '"a',
  '"a" b = x',
  '__proto__ = x',
  '__proto__[] = x',
])
  test(`'${line}' is no attribute`, () => expect(() => parseValues(`role = Analyst\n${line}`)).toThrow(LineFault))
