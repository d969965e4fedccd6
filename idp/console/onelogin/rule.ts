import { type App, appSchema, type Rule, type Statement } from '../../directory/schema.ts'
import { ruleProblems } from '../../profiles/onelogin/parameter.ts'
import type { KnownNames } from '../../profiles/profile.ts'
import { checked, type Errors, type Posted } from '../kit/fields.ts'
import { linesOf, postedLines } from '../kit/rows.ts'
import { type PlacedRule, withRules } from './rules.ts'

/** A rule as a form has it. */

/** As many conditions as a rule may have. */
export const mostConditions = 50

const parts = ['field', 'is', 'value'] as const

/** @param placed null for a new one */
export function rulePosted(app: App, placed: PlacedRule | null): Posted {
  const rule = placed?.rule
  return {
    name: rule?.name ?? '',
    ...postedLines('conditions', rule?.if ?? []),
    parameter: String(placed ? app.statements.indexOf(placed.statement) : 0),
    from: rule?.each ? 'each' : 'to',
    to: rule?.to ?? '',
    of: rule?.each?.of ?? 'role',
    matching: rule?.each?.matching ?? '',
  }
}

const text = (posted: Posted, name: string): string => (posted[name] ?? '').trim()

/** The conditions that are not left empty, with the line that each stands in. */
const conditionsIn = (posted: Posted) =>
  linesOf(posted, 'conditions', parts, mostConditions)
    .map((line, row) => ({ ...line, row }))
    .filter(({ field, value }) => field !== '' || value !== '')

/** As it is typed, right or wrong. */
function typedRule(posted: Posted): Rule {
  const conditions = conditionsIn(posted).map(({ field, is, value }) => ({ field, is: is as Rule['if'][number]['is'], value }))
  const name = text(posted, 'name')
  const named = { ...(name === '' ? {} : { name }), if: conditions }
  return posted.from === 'each'
    ? { ...named, each: { of: posted.of as 'role', matching: text(posted, 'matching') } }
    : { ...named, to: text(posted, 'to') }
}

/** The parameter that the form names, in the app. */
const parameterIn = (app: App, posted: Posted): Statement | undefined =>
  /^\d{1,4}$/.test(posted.parameter ?? '') ? app.statements[Number(posted.parameter)] : undefined

/** The app with the rule as it is typed, and the parameter with it; null where no parameter is named. */
export function appWith(app: App, placed: PlacedRule | null, posted: Posted): { app: App; parameter: Statement } | null {
  const target = parameterIn(app, posted)
  if (!target) return null
  const rule = typedRule(posted)
  const at = app.statements.indexOf(target)
  const rules = target.rules ?? []
  const isSame = placed?.statement === target
  const changed = withRules(app, target, isSame ? rules.with(placed.place, rule) : [...rules, rule])
  // About another parameter than before: it leaves that one.
  const left = (placed?.statement.rules ?? []).filter((each) => each !== placed?.rule)
  const result = placed && !isSame ? withRules(changed, placed.statement, left) : changed
  const parameter = result.statements[at]
  return parameter ? { app: result, parameter } : null
}

/** What cannot be followed in the rule as it is typed, beside each field. Fields that are empty are told apart by `ruleFrom`. */
export const troubles = (posted: Posted, known: KnownNames): Errors =>
  Object.fromEntries(
    ruleProblems(typedRule(posted), known)
      .map(({ path, message }) => [fieldFor(path, posted), message] as const)
      .filter(([field]) => text(posted, field) !== ''),
  )

/** The app with the rule, or what is wrong beside each field. */
export function ruleFrom(
  app: App,
  placed: PlacedRule | null,
  posted: Posted,
  known: KnownNames,
): { data: App; errors: null } | { data: null; errors: Errors } {
  const conditions = conditionsIn(posted).flatMap(({ row, field, is }): [string, string][] => [
    ...(field === '' ? [[`conditions[${row}].field`, 'must not be empty beside a value'] as [string, string]] : []),
    ...(Object.hasOwn({ equal: 1, 'not-equal': 1, contains: 1, matches: 1 }, is)
      ? []
      : [[`conditions[${row}].is`, 'has to be chosen'] as [string, string]]),
  ])
  const action = posted.from === 'each' ? 'matching' : 'to'
  const changed = appWith(app, placed, posted)
  const result = changed ? checked(appSchema.pick({ statements: true }), { statements: changed.app.statements }) : null
  const errors: Errors = {
    ...Object.fromEntries(Object.entries(result?.errors ?? {}).map(([path, message]) => [fieldFor(path, posted), message])),
    ...Object.fromEntries(
      Object.entries(troubles(posted, known)).map(([field, message]) => [field, `cannot be taken: ${message}`]),
    ),
    ...Object.fromEntries(conditions),
    ...(text(posted, action) === '' ? { [action]: 'must not be empty' } : {}),
    ...(changed ? {} : { parameter: 'has to be chosen' }),
  }
  if (!changed || !result?.data || Object.keys(errors).length > 0) return { data: null, errors }
  return { data: { ...changed.app, statements: result.data.statements }, errors: null }
}

/** Where a place in the data was typed. */
function fieldFor(path: string, posted: Posted): string {
  const [, index, part] = /if\[(\d+)\]\.(\w+)$/.exec(path) ?? []
  if (index !== undefined) return `conditions[${conditionsIn(posted)[Number(index)]?.row}].${part}`
  return /(?:^|\.)(matching|of|to|name)$/.exec(path)?.[1] ?? path
}
