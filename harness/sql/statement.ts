import { UsageError } from '../errors.ts'
import { fillParameters, namesIn, type Variables } from '../target/template.ts'

/** A statement with its values apart from it, so that no value can become a part of the statement. */
export interface Statement {
  text: string
  values: unknown[]
}

/**
 * Makes a statement of a target file one that can be run: each `{name}` becomes a bound parameter.
 * @param placeholder how this database writes its parameters, counted from 1
 * @throws UsageError for a name that is not known, and for one inside quotes, where it would be five letters and not a value
 */
export function bindStatement(
  template: string,
  variables: Variables,
  where: string,
  placeholder: (index: number) => string,
): Statement {
  const [quoted] = namesIn(quotedParts(template))
  if (quoted !== undefined)
    throw new UsageError(
      `${where}: {${quoted}} stands inside quotes; it is bound as a parameter, so write it without them, e.g. LIKE '%' || {${quoted}} || '%'`,
    )
  const { text, values } = fillParameters(template, variables, where, placeholder)
  return { text, values }
}

/** What stands between single quotes; a doubled quote inside ends one part and begins the next. */
function quotedParts(template: string): string[] {
  return template.split("'").filter((_, index) => index % 2 === 1)
}

/** What a database can be given as a parameter: objects and lists become JSON, what is not there becomes NULL. */
export function parameterOf(value: unknown): string | number | bigint | boolean | null {
  if (value === undefined || value === null) return null
  if (typeof value === 'object') return JSON.stringify(value)
  return typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean' ? value : String(value)
}
