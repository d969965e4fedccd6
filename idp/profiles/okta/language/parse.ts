import { ExpressionFault } from '../../../expressions/fault.ts'
import { Reader } from '../../../expressions/reader.ts'
import { type Token, tokenize } from '../../../expressions/tokens.ts'
import { type Expression, type Operator, strength } from './tree.ts'

const symbols = ['.![', '?:', '==', '!=', '<=', '>=', '&&', '||', ...'()[]{},.:?!<>+-*/%=']

/** Operators that are written as words. SpEL knows them in any letter case; Okta documents AND, OR and matches. */
const words: Record<string, Operator> = { and: '&&', or: '||', matches: 'matches' }

/**
 * Reads an expression. A grammar of the documented subset of SpEL: no assignment, types, beans or constructors.
 * Okta developer docs, "Okta Expression Language"; Spring Framework documentation, "Spring Expression Language".
 * @throws ExpressionFault at the character where it cannot be read on
 */
export function parseOkta(source: string): Expression {
  const reader = new Reader(tokenize(source, symbols))
  const tree = choice(reader)
  if (reader.isSymbol('=')) throw new ExpressionFault(reader.next.at, "a value cannot be assigned; '==' compares")
  const rest = reader.next
  if (rest.kind !== 'end') throw new ExpressionFault(rest.at, `'${rest.text}' cannot stand here`)
  return tree
}

function choice(reader: Reader): Expression {
  return reader.nested(() => {
    const { at } = reader.next
    const condition = binary(reader, 1)
    if (reader.skip('?:')) return { kind: 'elvis', at, left: condition, right: choice(reader) }
    if (!reader.skip('?')) return condition
    const yes = choice(reader)
    reader.expect(':', "between the two values of '? :'")
    return { kind: 'choice', at, condition, yes, no: choice(reader) }
  })
}

function operatorAt(reader: Reader): Operator | null {
  const { kind, text } = reader.next
  if (kind === 'name') return Object.hasOwn(words, text.toLowerCase()) ? (words[text.toLowerCase()] ?? null) : null
  return kind === 'symbol' && Object.hasOwn(strength, text) ? (text as Operator) : null
}

/** Operators of one strength bind from the left. */
function binary(reader: Reader, weakest: number): Expression {
  let left = unary(reader)
  for (;;) {
    const operator = operatorAt(reader)
    if (operator === null || strength[operator] < weakest) return left
    reader.take()
    left = { kind: 'binary', at: left.at, operator, left, right: binary(reader, strength[operator] + 1) }
  }
}

function unary(reader: Reader): Expression {
  const { at } = reader.next
  if (reader.isWord('not') || reader.isSymbol('!')) {
    reader.take()
    return { kind: 'not', at, of: reader.nested(() => unary(reader)) }
  }
  if (reader.skip('-')) return { kind: 'minus', at, of: reader.nested(() => unary(reader)) }
  return postfix(reader, primary(reader))
}

function postfix(reader: Reader, start: Expression): Expression {
  let on = start
  for (;;) {
    if (reader.skip('.![')) {
      const path = [reader.name('the name of a property').text]
      while (reader.skip('.')) path.push(reader.name('the name of a property').text)
      reader.expect(']', "after what '.![' picks")
      on = { kind: 'projection', at: on.at, on, path }
    } else if (reader.skip('.')) {
      const { text: name, at } = reader.name('a name')
      on = reader.skip('(')
        ? { kind: 'method', at, on, name, args: reader.listUntil(')', () => choice(reader)) }
        : { kind: 'member', at, on, name }
    } else if (reader.skip('[')) {
      const index = choice(reader)
      reader.expect(']', 'after a position')
      on = { kind: 'index', at: on.at, on, index }
    } else return on
  }
}

/** More digits than a number of JavaScript, or of Java, keeps. */
const mostDigits = 15

function numberOf({ text, at }: Token): number {
  if (text.length > mostDigits) throw new ExpressionFault(at, `a number has at most ${mostDigits} digits`)
  return Number(text)
}

const constants: Record<string, boolean | null> = { true: true, false: false, null: null }

function primary(reader: Reader): Expression {
  const token = reader.next
  const { kind, text, at } = token
  if (kind === 'end') throw new ExpressionFault(at, 'a name is missing at the end')
  if (kind === 'text') return { kind: 'literal', at, value: reader.take().text }
  if (kind === 'number') return { kind: 'literal', at, value: numberOf(reader.take()) }
  if (kind === 'name') {
    reader.take()
    if (reader.skip('(')) return { kind: 'call', at, name: text, args: reader.listUntil(')', () => choice(reader)) }
    const lower = text.toLowerCase()
    return Object.hasOwn(constants, lower)
      ? { kind: 'literal', at, value: constants[lower] ?? null }
      : { kind: 'name', at, name: text }
  }
  if (reader.skip('(')) {
    const inside = choice(reader)
    reader.expect(')', 'at the end of the brackets')
    return inside
  }
  if (reader.skip('{')) return braces(reader, at)
  throw new ExpressionFault(at, `'${text}' cannot stand here`)
}

/** `{1, 2}` is a list, `{'group.profile.name': 'X'}` a map. */
function braces(reader: Reader, at: number): Expression {
  const items: Expression[] = []
  const entries: { key: string; value: Expression }[] = []
  if (reader.skip('}')) return { kind: 'list', at, items }
  do {
    const item = choice(reader)
    if (!reader.skip(':')) items.push(item)
    else if (item.kind === 'literal' && typeof item.value === 'string') entries.push({ key: item.value, value: choice(reader) })
    else throw new ExpressionFault(item.at, 'the name before a colon has to be a quoted text')
  } while (reader.skip(','))
  reader.expect('}', 'at the end of the list')
  if (entries.length === 0) return { kind: 'list', at, items }
  if (items.length > 0) throw new ExpressionFault(at, 'these braces hold both single values and names with values')
  return { kind: 'map', at, entries }
}
