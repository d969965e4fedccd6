import { ExpressionFault } from '../../../expressions/fault.ts'
import { matchesWhole } from './functions.ts'
import type { Compiled } from './references.ts'
import type { Expression, Operator } from './tree.ts'
import { asText, demand, fits, isEqual, isTrue, type Value } from './values.ts'

type Binary = Extract<Expression, { kind: 'binary' }>

/** An operator between two values, with its types checked as far as they are known. */
export function binary({ operator, at, left: leftTree, right: rightTree }: Binary, left: Compiled, right: Compiled): Compiled {
  const sides = [
    { ...left, at: leftTree.at },
    { ...right, at: rightTree.at },
  ]
  switch (operator) {
    case '&&':
    case '||': {
      for (const side of sides) demand(side.type, 'boolean', side.at, `beside '${operator === '&&' ? 'AND' : 'OR'}'`)
      const isBoth = operator === '&&'
      // The right side is looked at only where the left one leaves it open.
      return {
        type: 'boolean',
        read: (facts) => (isTrue(left.read(facts)) === isBoth ? isTrue(right.read(facts)) : !isBoth),
      }
    }
    case '==':
    case '!=':
      return { type: 'boolean', read: (facts) => isEqual(left.read(facts), right.read(facts)) === (operator === '==') }
    case 'matches':
      for (const side of sides) demand(side.type, 'text', side.at, "beside 'matches'")
      return {
        type: 'boolean',
        read: (facts) => guarded(at, () => matchesWhole(asText(left.read(facts)), asText(right.read(facts)))),
      }
    case '+':
      return plus(left, right, at)
    default:
      return numeric(operator, sides, at)
  }
}

/** With a text on either side it joins, and null is written as Java writes it; numbers are added. SpEL, OpPlus. */
function plus(left: Compiled, right: Compiled, at: number): Compiled {
  for (const { type } of [left, right]) {
    if (type === 'profile') throw new ExpressionFault(at, 'of a profile one attribute has to be named')
    if (type === 'list' || type === 'group')
      throw new ExpressionFault(at, "'+' joins texts and adds numbers; Arrays.add is for lists")
  }
  const isSum = left.type === 'number' && right.type === 'number'
  return {
    type: isSum ? 'number' : left.type === 'any' && right.type === 'any' ? 'any' : 'text',
    read(facts) {
      const [one, other] = [left.read(facts), right.read(facts)]
      return typeof one === 'number' && typeof other === 'number' ? one + other : asText(one) + asText(other)
    },
  }
}

const comparing: Partial<Record<Operator, (one: number, other: number) => Value>> = {
  '<': (one, other) => one < other,
  '>': (one, other) => one > other,
  '<=': (one, other) => one <= other,
  '>=': (one, other) => one >= other,
}
const computing: Partial<Record<Operator, (one: number, other: number) => Value>> = {
  '-': (one, other) => one - other,
  '*': (one, other) => one * other,
  '/': (one, other) => one / other,
  '%': (one, other) => one % other,
}

function numeric(operator: Operator, sides: readonly (Compiled & { at: number })[], at: number): Compiled {
  const compares = comparing[operator]
  const apply = compares ?? computing[operator]
  if (!apply) throw new Error(`there is no operator ${operator}`)
  for (const side of sides) {
    if (!fits(side.type, 'number')) demand(side.type, 'number', side.at, `beside '${operator}'`)
  }
  return {
    type: compares ? 'boolean' : 'number',
    read(facts) {
      const [one, other] = sides.map((side) => numberOf(side.read(facts), side.at, operator))
      const result = apply(one ?? 0, other ?? 0)
      if (typeof result === 'number' && !Number.isFinite(result)) throw new ExpressionFault(at, 'this divides by nothing')
      return result
    },
  }
}

function numberOf(value: Value, at: number, operator: Operator): number {
  const number = value === null || value === '' || typeof value === 'object' ? Number.NaN : Number(value)
  if (Number.isNaN(number)) throw new ExpressionFault(at, `'${operator}' needs a number, and this is "${asText(value)}"`)
  return number
}

function guarded(at: number, work: () => boolean): boolean {
  try {
    return work()
  } catch (error) {
    if (error instanceof RangeError) throw new ExpressionFault(at, error.message)
    throw error
  }
}
