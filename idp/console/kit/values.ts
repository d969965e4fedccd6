import { own } from '../../directory/own.ts'
import type { App, Assignment, AttributeDefinition, Person, Value } from '../../directory/schema.ts'
import type { Tenant } from '../../tenants/tenant.ts'
import { type Errors, type Field, fieldsOf, type Posted } from './fields.ts'

/** What an app's own profile says of the people who are assigned to it, as fields of a form. */

/** What a person is called in lists. */
export const nameOf = (person: Person): string => person.displayName || person.userName

/** A form of values that was refused, as it was posted. */
interface WrongValues {
  posted: Posted
  errors: Errors
}

/** A field per attribute of the app's profile: a list to choose from where it has choices. */
export function valueFields(tenant: Tenant, app: App, assignment: Assignment | undefined, wrong?: WrongValues): Field[] {
  const definitions = definitionsOf(tenant, app)
  const kept = Object.fromEntries(definitions.map(({ variable }) => [variable, shownIn(assignment, variable)]))
  const posted = { ...kept, ...wrong?.posted }
  const field = fieldsOf(posted, wrong?.errors)
  return definitions.map(({ variable, title, list, members }) => {
    if (list) return field.textarea(variable, title, { hint: `One value a line.${choicesInWords(members)}` })
    if (!members)
      return shownIn(assignment, variable).includes('\n') ? field.textarea(variable, title) : field.text(variable, title)
    const known = members.map((each) => [each.value, each.title] as const)
    const held = own(posted, variable) ?? ''
    const other =
      held === '' || members.some(({ value }) => value === held) ? [] : [[held, `${held} (none of the choices)`] as const]
    return field.select(variable, title, [['', 'Select a value'], ...known, ...other])
  })
}

/** What a field shows of somebody's value, a line for each of several. */
const shownIn = (assignment: Assignment | undefined, variable: string): string =>
  [own(assignment?.values, variable) ?? []].flat().join('\n')

const choicesInWords = (members: AttributeDefinition['members']): string =>
  members ? ` Choices: ${members.map(({ value }) => value).join(', ')}.` : ''

/** The attributes that are declared, and those that are merely used. */
function definitionsOf(tenant: Tenant, app: App): AttributeDefinition[] {
  const declared = app.attributes ?? []
  const used = tenant.directory.profileAttributeNames(app).filter((name) => !declared.some((each) => each.variable === name))
  const isList = (name: string) => app.assignments.some(({ values }) => Array.isArray(own(values, name)))
  return [...declared, ...used.map((name) => ({ variable: name, title: name, ...(isList(name) ? { list: true } : {}) }))]
}

/** Where an attribute has choices, only those may be typed, and what is held already. */
export function valueErrors(
  { attributes = [] }: Pick<App, 'attributes'>,
  before: Assignment | undefined,
  posted: Posted,
): Errors {
  const wrong = attributes.flatMap(({ variable, members }) => {
    if (!members) return []
    const allowed = [...members.map(({ value }) => value), ...[own(before?.values, variable) ?? []].flat()]
    const lines = (own(posted, variable) ?? '').split(/\r?\n/).filter((line) => line !== '')
    const other = lines.find((line) => !allowed.includes(line))
    return other === undefined ? [] : [[variable, `has '${other}', which is none of the choices`] as const]
  })
  return Object.fromEntries(wrong)
}

/** The values that a form has, on top of what is kept: a field left as it was changes nothing, an emptied one is an attribute not set. */
export function valuesFrom(tenant: Tenant, app: App, before: Assignment | undefined, posted: Posted): Record<string, Value> {
  const values: Record<string, Value> = { ...before?.values }
  for (const { variable, list } of definitionsOf(tenant, app)) {
    // Browsers post ends of lines as CR LF.
    const text = own(posted, variable)?.replaceAll('\r', '')
    if (text === undefined || text === shownIn(before, variable).replaceAll('\r', '')) continue
    const lines = text.split('\n').filter((line) => line !== '')
    if (lines.length === 0) delete values[variable]
    else values[variable] = list ? lines : text
  }
  return values
}

/** What an app's profile says of somebody, in a line. */
export function valuesInWords(values: Assignment['values']): string {
  return Object.entries(values ?? {})
    .flatMap(([name, value]) => (value === null ? [] : [`${name} = ${[value].flat().join(', ')}`]))
    .join('; ')
}
