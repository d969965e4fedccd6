import type { App } from '../../directory/schema.ts'
import { fieldsOfUser, listed, macros, noDefault } from '../../profiles/onelogin/language/macros.ts'
import type { Tenant } from '../../tenants/tenant.ts'
import type { Errors, Field, fieldsOf, Posted } from '../kit/fields.ts'
import { customFieldNames, fieldTitle } from './custom-fields.ts'

/** What a parameter is set to: an entry of a list, or the text of a macro. */

const macro = 'macro'

/** The custom user fields, as values name them, where these can be written in one. */
const customFields = ({ directory }: Tenant, app: App): string[] =>
  [...new Set([...customFieldNames({ directory }), ...directory.profileAttributeNames(app)])]
    .filter((name) => isWritable.test(name))
    .map((name) => `appuser.${name}`)

const isWritable = /^[A-Za-z_]\w*$/

const entries = (tenant: Tenant, app: App): string[] => [...Object.keys(listed), ...customFields(tenant, app)]

/** What a value is called: a custom field by its name, anything else as it stands. */
export function valueTitle(tenant: Tenant, expression: string): string {
  const name = /^appuser\.(\w+)$/.exec(expression)?.[1]
  return name === undefined ? expression : fieldTitle(tenant, name)
}

/** The value that is called so: a custom field, or what stands there. */
export function valueCalled(tenant: Tenant, title: string): string {
  const name = customFieldNames(tenant).find((each) => isWritable.test(each) && fieldTitle(tenant, each) === title.trim())
  return name === undefined ? title : `appuser.${name}`
}

/** What may be typed where a field or a macro is meant. */
export const suggestions = (tenant: Tenant, app: App): string[] => [
  ...entries(tenant, app)
    .filter((each) => each !== noDefault)
    .map((each) => valueTitle(tenant, each)),
  ...Object.keys(macros).map((name) => `{${name}}`),
]

/** Values with what they are called, for a list. @param chosen is offered, too, whatever it is: what the control API has set, say */
const optionsFor = (tenant: Tenant, values: readonly string[], chosen: string): (readonly [string, string])[] =>
  (chosen === '' || values.includes(chosen) ? values : [...values, chosen]).map((each) => [each, valueTitle(tenant, each)])

/** What a condition may be about. */
export const fieldOptions = (tenant: Tenant, app: App, chosen = ''): (readonly [string, string])[] => [
  ['', '– choose a field –'],
  ...optionsFor(tenant, [...fieldsOfUser, ...customFields(tenant, app)], chosen),
]

/** How a value looks in a form. A field that the list does not offer, such as `appuser.displayName`, is one all the same, and no macro. */
export function sourcePosted(tenant: Tenant, app: App, expression: string = noDefault): Posted {
  const isField = entries(tenant, app).includes(expression) || /^appuser\.\w+$/.test(expression)
  return { value: isField ? expression : macro, macro: isField ? '' : expression }
}

export function sourceFields(tenant: Tenant, app: App, field: ReturnType<typeof fieldsOf>, posted: Posted): Field[] {
  const chosen = posted.value === macro ? '' : (posted.value ?? '')
  return [
    field.select('value', 'Value', [...optionsFor(tenant, entries(tenant, app), chosen), [macro, '- Macro -']]),
    field.text('macro', 'Macro', {
      suggestions: Object.keys(macros).map((name) => `{${name}}`),
      hint: 'Read with - Macro - alone. {firstname} stands for a value, {custom_attribute_<shortname>} for a custom field, any other text for itself.',
    }),
  ]
}

/** The value that a form has, or what is wrong with it. */
export function sourceFrom(posted: Posted): { expression: string; errors: Errors } {
  const text = (posted.macro ?? '').trim()
  const isMacro = posted.value === macro
  const expression = isMacro ? text : (posted.value ?? '')
  if (isMacro && text === '') return { expression, errors: { macro: 'must not be empty with - Macro - as the value' } }
  if (!isMacro && text !== '') return { expression, errors: { macro: 'counts only with - Macro - as the value' } }
  if (expression === '') return { expression, errors: { value: 'has to be chosen' } }
  return { expression, errors: {} }
}
