import { expect, test } from '#unit-test'
import { statusOf, textOf, textsOf } from './values.ts'

for (const [value, want] of [
  [null, undefined],
  [undefined, undefined],
  ['', ''],
  [7n, '7'],
  [false, 'false'],
  [{ a: 1 }, '{"a":1}'],
  [new TextEncoder().encode('Zoë'), 'Zoë'],
] as const)
  test(`text of ${String(value)}`, () => expect(textOf(value)).toBe(want))

for (const [value, want] of [
  [true, 'active'],
  [1n, 'active'],
  [false, 'inactive'],
  [0, 'inactive'],
  ['Suspended', 'Suspended'],
  [null, undefined],
] as const)
  test(`status of ${String(value)}`, () => expect(statusOf(value)).toBe(want))

for (const [value, want] of [
  [
    ['a', 2, null],
    ['a', '2'],
  ],
  ['["a","b"]', ['a', 'b']],
  ['[draft] x', ['[draft] x']],
  ['a', ['a']],
  [null, undefined],
] as const)
  test(`texts of ${JSON.stringify(value)}`, () => expect(textsOf(value)).toEqual(want))
