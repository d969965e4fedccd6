import { expect, test } from '#unit-test'
import { formatStatements, formatValues, LineFault, parseStatements, parseValues } from './lines.ts'

test('values are read back as they were written', () => {
  const values = { role: 'Analyst = yes', empty: '', unset: null, groups: ['Sales', ''], none: [], spaced: ' a ' }
  expect(parseValues(formatValues(values))).toEqual(values)
  expect(parseValues('\n role = x \r\n\r\n')).toEqual({ role: 'x ' })
})

test('statements are read back and keep their NameFormat', () => {
  const statements = [
    { name: 'a', expression: 'user.email', nameFormat: 'uri' as const },
    { name: 'http://x/?q=1', expression: '' },
  ]
  expect(parseStatements(formatStatements(statements), statements)).toEqual(statements)
})

for (const line of ['garbage ] = [', 'two words = x', 'a]', '[] = x', '= x', 'a[]b = x', '__proto__ = x', '__proto__[] = x'])
  test(`'${line}' is no attribute`, () => expect(() => parseValues(`role = Analyst\n${line}`)).toThrow(LineFault))
