import { UsageError } from '../errors.ts'
import { suggestion } from '../files/nearest.ts'

/** Names that `{name}` in a target file may stand for; a value may be any JSON. */
export type Variables = Record<string, unknown>

const PLACEHOLDER = /\{([a-zA-Z][\w.-]*)\}/g

/**
 * Fills `{name}` in every text of a JSON-like value. A text that is one placeholder alone becomes the value itself, so that lists and
 * objects can be handed on; inside a longer text it becomes its words.
 * @throws UsageError for a name that is not known
 */
export function fill(template: unknown, variables: Variables, where: string): unknown {
  if (typeof template === 'string') return fillValue(template, variables, where)
  if (Array.isArray(template)) return template.map((each) => fill(each, variables, where))
  if (typeof template !== 'object' || template === null) return template
  const filled = Object.entries(template).map(([key, each]) => [key, fill(each, variables, where)] as const)
  return Object.fromEntries(filled.filter(([, each]) => each !== undefined))
}

/** Like `fill`, for one text that stays a text. @param encode how each value is written, e.g. encodeURIComponent in URLs */
export function fillText(
  template: string,
  variables: Variables,
  where: string,
  encode: (text: string) => string = String,
): string {
  return template.replace(PLACEHOLDER, (_, name: string) => encode(asText(lookUp(name, variables, where))))
}

function fillValue(template: string, variables: Variables, where: string): unknown {
  const whole = /^\{([a-zA-Z][\w.-]*)\}$/.exec(template)
  return whole?.[1] ? lookUp(whole[1], variables, where) : fillText(template, variables, where)
}

function lookUp(name: string, variables: Variables, where: string): unknown {
  if (name in variables) return variables[name]
  throw new UsageError(`${where}: {${name}} is not a known name${suggestion(name, Object.keys(variables))}`)
}

function asText(value: unknown): string {
  if (value === undefined || value === null) return ''
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
