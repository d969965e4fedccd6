import { own } from '../../directory/own.ts'
import type { Person, Value } from '../../directory/schema.ts'
import type { Field, fieldsOf, Posted } from './fields.ts'

/** The custom attributes of a person as fields of a form: a text in a line, a list with a line for each value. */

type Values = NonNullable<Person['attributes']>

const fieldName = (name: string): string => `attributes.${name}`

const asText = (value: Value | undefined): string => [value ?? []].flat().join('\n')

/** How the attributes are posted. */
export const postedAttributes = (values: Values = {}): Posted =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [fieldName(name), asText(value)]))

/** A field for one of them. @param isList whether it may have several values; one that has them may have them anyway */
export function attributeField(
  field: ReturnType<typeof fieldsOf>,
  values: Values | undefined,
  name: string,
  label: string,
  isList = false,
): Field {
  const value = own(values, name)
  const lines = isList || Array.isArray(value) || asText(value).includes('\n')
  return lines ? field.textarea(fieldName(name), label, { hint: 'One value a line.' }) : field.text(fieldName(name), label)
}

/**
 * What was typed, on top of what is kept: a field that was left as it was changes nothing, and an emptied one leaves the attribute
 * without a value and declared, so that mappings to it can still be read.
 */
export function attributesFrom(before: Values = {}, posted: Posted): Values {
  const typed = Object.entries(posted).flatMap(([field, text]): [string, Value][] => {
    const name = field.startsWith('attributes.') ? field.slice('attributes.'.length) : ''
    if (name === '' || text.replaceAll('\r', '') === asText(own(before, name))) return []
    const lines = text.split(/\r?\n/).filter((line) => line !== '')
    if (lines.length === 0) return [[name, null]]
    return [[name, lines.length > 1 || Array.isArray(own(before, name)) ? lines : (lines[0] ?? '')]]
  })
  return { ...before, ...Object.fromEntries(typed) }
}
