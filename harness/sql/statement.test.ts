import { expect, test } from '#unit-test'
import { bindStatement, parameterOf } from './statement.ts'

const variables = { email: "o'hara@x.test'; DROP TABLE users; --", case: 'k1' }
const dollar = (index: number) => `$${index}`

test('values are bound and never become a part of the statement', () => {
  expect(bindStatement('SELECT * FROM t WHERE a = {email} AND b = {case} OR c = {email}', variables, 'here', dollar)).toEqual({
    text: 'SELECT * FROM t WHERE a = $1 AND b = $2 OR c = $3',
    values: [variables.email, 'k1', variables.email],
  })
})

test('texts between quotes stay as they are', () => {
  const text = "SELECT 'it''s', '{\"a\": 1}', $1 -- {}"
  expect(bindStatement("SELECT 'it''s', '{\"a\": 1}', {case} -- {}", variables, 'here', dollar).text).toBe(text)
})

for (const [statement, says] of [
  ["WHERE email = '{email}'", 'here: {email} stands inside quotes'],
  ["WHERE email LIKE '%{case}%'", "write it without them, e.g. LIKE '%' || {case} || '%'"],
  ["WHERE a = 'it''s' AND b = '{case}'", 'here: {case} stands inside quotes'],
  ['WHERE email = {emial}', 'here: {emial} is not a known name; did you mean "email"?'],
] as const)
  test(`refused: ${statement}`, () => expect(() => bindStatement(statement, variables, 'here', dollar)).toThrow(says))

for (const [value, want] of [
  [undefined, null],
  [null, null],
  ['x', 'x'],
  [7, 7],
  [true, true],
  [['a', 'b'], '["a","b"]'],
  [{ name: 'x' }, '{"name":"x"}'],
] as const)
  test(`as a parameter: ${JSON.stringify(value)}`, () => expect(parameterOf(value)).toBe(want))
