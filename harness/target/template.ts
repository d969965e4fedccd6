import { UsageError } from '../errors.ts'
import { suggestion } from '../files/nearest.ts'

/** Names that `{name}` in a target file may stand for; a value may be any JSON. `{env.NAME}` is read from the environment. */
export type Variables = Record<string, unknown>

const PLACEHOLDER = /\{([a-zA-Z][\w.-]*)\}/g
const ENVIRONMENT = 'env.'

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

/**
 * Like `fill`, for one text that stays a text.
 * @param encode how each value is written; it is told the name and the part of the template that stands before it
 */
export function fillText(
  template: string,
  variables: Variables,
  where: string,
  encode: (text: string, name: string, before: string) => string = (text) => text,
): string {
  return template.replace(PLACEHOLDER, (_, name: string, at: number) =>
    encode(asText(lookUp(name, variables, where)), name, template.slice(0, at)),
  )
}

/** A text with `{name}` cut into what stands between the names and the values of the names, for parameters that are bound. */
export function fillParameters(
  template: string,
  variables: Variables,
  where: string,
  placeholder: (index: number) => string,
): { text: string; values: unknown[] } {
  const values: unknown[] = []
  const text = template.replace(PLACEHOLDER, (_, name: string) => placeholder(values.push(lookUp(name, variables, where))))
  return { text, values }
}

/** The names that the texts of a value speak of, each with the path to the text. */
export function placesOfNames(template: unknown, path: readonly string[] = []): { at: string; name: string }[] {
  if (typeof template === 'string')
    return [...template.matchAll(PLACEHOLDER)].map((match) => ({ at: path.join('.'), name: match[1] ?? '' }))
  if (typeof template !== 'object' || template === null) return []
  return Object.entries(template).flatMap(([key, each]) => placesOfNames(each, [...path, key]))
}

/** The names that the texts of a value speak of. */
export function namesIn(template: unknown): string[] {
  return placesOfNames(template).map((each) => each.name)
}

/** The values of all `{env.NAME}` in a target file: they are secrets, and no report shows them. */
export function secretsIn(template: unknown): string[] {
  return namesIn(template)
    .filter((name) => name.startsWith(ENVIRONMENT))
    .flatMap((name) => process.env[name.slice(ENVIRONMENT.length)] ?? [])
    .filter((value) => value !== '')
}

function fillValue(template: string, variables: Variables, where: string): unknown {
  const whole = /^\{([a-zA-Z][\w.-]*)\}$/.exec(template)
  return whole?.[1] ? lookUp(whole[1], variables, where) : fillText(template, variables, where)
}

function lookUp(name: string, variables: Variables, where: string): unknown {
  if (name in variables) return variables[name]
  if (name.startsWith(ENVIRONMENT)) {
    const value = process.env[name.slice(ENVIRONMENT.length)]
    if (value !== undefined) return value
    throw new UsageError(`${where}: the environment variable ${name.slice(ENVIRONMENT.length)} is not set; set it before the run`)
  }
  throw new UsageError(`${where}: {${name}} is not a known name${suggestion(name, Object.keys(variables))}`)
}

function asText(value: unknown): string {
  if (value === undefined || value === null) return ''
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
