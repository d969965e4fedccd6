import fc from 'fast-check'
import { expect, test } from '#unit-test'
import { ExpressionFault } from '../../../expressions/fault.ts'
import { resolveOkta } from '../expression.ts'
import { parseOkta } from './parse.ts'
import { printOkta } from './print.ts'
import type { Expression, Operator } from './tree.ts'

const name = fc.stringMatching(/^[a-z]{1,6}$/).filter((word) => !/^(and|or|not|matches|true|false|null)$/.test(word))
const at = 1
const operators: Operator[] = ['||', '&&', '==', '!=', '<', '>', '<=', '>=', 'matches', '+', '-', '*', '/', '%']

const { tree } = fc.letrec<{ tree: Expression; few: Expression[] }>((tie) => ({
  few: fc.array(tie('tree'), { maxLength: 3 }),
  tree: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc
      .oneof(fc.string({ maxLength: 5 }), fc.nat(), fc.boolean(), fc.constant(null))
      .map((value): Expression => ({ kind: 'literal', at, value })),
    name.map((each): Expression => ({ kind: 'name', at, name: each })),
    tie('few').map((items): Expression => ({ kind: 'list', at, items })),
    fc.tuple(tie('tree'), name).map(([on, each]): Expression => ({ kind: 'member', at, on, name: each })),
    fc.tuple(name, tie('few')).map(([each, args]): Expression => ({ kind: 'call', at, name: each, args })),
    fc.tuple(tie('tree'), name, tie('few')).map(([on, each, args]): Expression => ({ kind: 'method', at, on, name: each, args })),
    fc.tuple(tie('tree'), tie('tree')).map(([on, index]): Expression => ({ kind: 'index', at, on, index })),
    fc.tuple(tie('tree'), name).map(([on, each]): Expression => ({ kind: 'projection', at, on, path: [each] })),
    fc
      .tuple(fc.string({ maxLength: 4 }), tie('tree'))
      .map(([key, value]): Expression => ({ kind: 'map', at, entries: [{ key, value }] })),
    tie('tree').map((of): Expression => ({ kind: 'not', at, of })),
    tie('tree').map((of): Expression => ({ kind: 'minus', at, of })),
    fc
      .tuple(fc.constantFrom(...operators), tie('tree'), tie('tree'))
      .map(([operator, left, right]): Expression => ({ kind: 'binary', at, operator, left, right })),
    fc
      .tuple(tie('tree'), tie('tree'), tie('tree'))
      .map(([condition, yes, no]): Expression => ({ kind: 'choice', at, condition, yes, no })),
    fc.tuple(tie('tree'), tie('tree')).map(([left, right]): Expression => ({ kind: 'elvis', at, left, right })),
  ),
}))

const withoutPlaces = (each: Expression): unknown =>
  JSON.parse(JSON.stringify(each, (key, value) => (key === 'at' ? undefined : value)))

test('a tree that is written and read again is the same tree', () => {
  fc.assert(
    fc.property(tree, (each) => {
      expect(withoutPlaces(parseOkta(printOkta(each)))).toEqual(withoutPlaces(each))
    }),
    { numRuns: 500 },
  )
})

const pieces = fc.array(
  fc.constantFrom(
    'user',
    '.',
    'email',
    '(',
    ')',
    '{',
    '}',
    '[',
    ']',
    '"a"',
    "'",
    '"',
    '+',
    '?',
    ':',
    '?:',
    ',',
    '!',
    '=',
    '1',
    ' ',
    'String',
    'len',
    'AND',
    'Time',
    'now',
    'getManagerUser',
    'findDirectoryUser',
    'getLinkedObject',
    '"active_directory"',
    'parseStringTime',
    '.![',
    '\u0000',
    'é',
    '\ud800',
  ),
  { maxLength: 25 },
)

test('whatever is typed ends in a value or in a message with a place', () => {
  const known = { custom: [], profile: [] }
  fc.assert(
    fc.property(
      fc.oneof(
        pieces.map((each) => each.join('')),
        fc.string({ maxLength: 40, unit: 'binary' }),
      ),
      (text) => {
        const resolution = resolveOkta(text, known)
        if (!resolution.ok) expect(resolution.message).toMatch(/^character \d+: /)
      },
    ),
    { numRuns: 1000 },
  )
})

test('nesting without end is refused, and does not run out of stack', () => {
  for (const text of ['('.repeat(500), '!'.repeat(900), '-'.repeat(900), '{'.repeat(500), 'a ? '.repeat(250)])
    expect(() => parseOkta(text), text.slice(0, 8)).toThrow(ExpressionFault)
})
