import { didYouMean } from '../../directory/nearest.ts'
import type { Rule, Statement, Value } from '../../directory/schema.ts'
import { ExpressionFault } from '../../expressions/fault.ts'
import { isPattern, withPattern } from '../../expressions/pattern.ts'
import type { KnownNames, Resolution, Subject } from '../profile.ts'
import { resolveOneLogin } from './expression.ts'
import { fieldsOfUser } from './language/macros.ts'

interface Bound {
  applies(subject: Subject): boolean
  value(subject: Subject): Value
}

/**
 * A parameter with what OneLogin has around its value: rules, "Multi-value parameter", and the transform "Semicolon Delimited input
 * (Multi-value output)". The rules are gone through from top to bottom, and each that applies sets the parameter anew. OneLogin help,
 * "Rules" and "Multi-value parameters"; that a rule whose pattern finds nothing leaves the parameter as it is, is inferred.
 */
export function resolveParameter(statement: Statement, known: KnownNames): Resolution {
  const own = resolveOneLogin(statement.expression, known)
  if (!own.ok) return own
  const bound: Bound[] = []
  for (const [index, rule] of (statement.rules ?? []).entries()) {
    const [problem] = ruleProblems(rule, known)
    const name = rule.name === undefined ? '' : ` '${rule.name}'`
    if (problem) return { ok: false, at: problem.at, message: `rule ${index + 1}${name}, ${problem.message}` }
    bound.push(bind(rule, known))
  }
  return {
    ok: true,
    read(subject) {
      const set = bound.filter((rule) => rule.applies(subject)).map((rule) => rule.value(subject))
      const value = set.findLast((each) => each !== null) ?? own.read(subject)
      const sent = arranged(value, statement)
      return statement.skipIfBlank && isBlank(sent) ? null : sent
    },
  }
}

const isBlank = (value: Value): boolean => [value ?? []].flat().every((each) => each.trim() === '')

/** A list without the box "Multi-value parameter" is one value, joined by semicolons; the transform takes one apart again. */
function arranged(value: Value, { multiValue = true, transform }: Statement): Value {
  if (value === null) return null
  if (!multiValue) return [value].flat().join(';')
  return transform === 'semicolon' ? takenApart([value].flat()) : value
}

const takenApart = (values: readonly string[]): string[] =>
  values.flatMap((each) => each.split(';')).flatMap((each) => each.trim() || [])

/** What is wrong with a rule: where in it, and at which character. */
interface RuleProblem {
  path: 'to' | 'each.matching' | `if[${number}].${'field' | 'value'}`
  at: number
  message: string
}

/** Why a rule cannot be followed; empty where it can. A text that is no field is a constant, which no condition can be about. */
export function ruleProblems({ if: conditions, to, each }: Rule, known: KnownNames): RuleProblem[] {
  const found: RuleProblem[] = []
  const pattern = (path: RuleProblem['path'], text: string) => {
    if (!isPattern(text)) found.push({ path, at: 1, message: `'${text}' is no regular expression` })
  }
  for (const [index, { field, value, is }] of conditions.entries()) {
    const read = resolveOneLogin(field, known)
    if (!read.ok) found.push({ path: `if[${index}].field`, at: read.at, message: read.message })
    else if (read.isConstant) {
      const near = didYouMean(field, fieldsOfUser)
      found.push({ path: `if[${index}].field`, at: 1, message: `'${field}' is no field of a user${near}` })
    }
    if (is === 'matches') pattern(`if[${index}].value`, value)
  }
  const source = to === undefined ? null : resolveOneLogin(to, known)
  if (source && !source.ok) found.push({ path: 'to', at: source.at, message: source.message })
  if (each) pattern('each.matching', each.matching)
  return found
}

function bind({ if: conditions, to, each }: Rule, known: KnownNames): Bound {
  const read = (expression: string) => {
    const resolution = resolveOneLogin(expression, known)
    return (subject: Subject): string[] => (resolution.ok ? [resolution.read(subject) ?? []].flat() : [])
  }
  const roles = read('User Roles')
  const memberOf = read('MemberOf')
  const checks = conditions.map(({ field, is, value }) => ({ values: read(field), fits: tests[is], value }))
  const source = to === undefined ? null : resolveOneLogin(to, known)
  return {
    applies: (subject) => checks.every(({ values, fits, value }) => fits(values(subject), value)),
    value(subject) {
      if (source) return source.ok ? source.read(subject) : null
      const found = each ? finding(each.matching, each.of === 'role' ? roles(subject) : takenApart(memberOf(subject))) : []
      return found.length === 0 ? null : found
    },
  }
}

const tests: Record<Rule['if'][number]['is'], (values: readonly string[], wanted: string) => boolean> = {
  equal: (values, wanted) => values.includes(wanted),
  'not-equal': (values, wanted) => !values.includes(wanted),
  contains: (values, wanted) => values.some((each) => each.includes(wanted)),
  matches: (values, wanted) => finding(wanted, values).length > 0,
}

/** A pattern that comes to no end for one person's values leaves the parameter out for that person. */
function finding(pattern: string, texts: readonly string[]): string[] {
  try {
    return withPattern(pattern, texts)
  } catch (error) {
    if (error instanceof RangeError) throw new ExpressionFault(1, `'${pattern}' takes too long for '${texts.join(', ')}'`)
    throw error
  }
}
