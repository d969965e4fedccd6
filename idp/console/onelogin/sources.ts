import type { App } from '../../directory/schema.ts'
import { fieldsOfUser, listed, macros, noDefault } from '../../profiles/onelogin/language/macros.ts'
import type { Tenant } from '../../tenants/tenant.ts'
import type { Errors, Field, fieldsOf, Posted } from '../kit/fields.ts'
import { customFieldNames } from './custom-fields.ts'

/** What a parameter is set to: an entry of a list, or the text of a macro. */

const macro = 'macro'

/** The custom user fields, by their labels, where these can be written in one. */
const customFields = ({ directory }: Tenant, app: App): string[] =>
  [...new Set([...customFieldNames({ directory }), ...directory.profileAttributeNames(app)])]
    .filter((name) => /^[A-Za-z_]\w*$/.test(name))
    .map((name) => `appuser.${name}`)

const entries = (tenant: Tenant, app: App): string[] => [...Object.keys(listed), ...customFields(tenant, app)]

/** What may be typed where a field or a macro is meant. */
export const suggestions = (tenant: Tenant, app: App): string[] => [
  ...entries(tenant, app).filter((each) => each !== noDefault),
  ...Object.keys(macros).map((name) => `{${name}}`),
]

/** What a condition may be about. @param chosen is offered, too, whatever it is: a macro that the control API set, say */
export function fieldOptions(tenant: Tenant, app: App, chosen: string = ''): (readonly [string, string])[] {
  const fields = [...fieldsOfUser, ...customFields(tenant, app)]
  const all = chosen === '' || fields.includes(chosen) ? fields : [...fields, chosen]
  return [['', '– choose a field –'], ...all.map((each) => [each, each] as const)]
}

/** How a value looks in a form. @param expression nothing: of a new parameter */
export function sourcePosted(tenant: Tenant, app: App, expression: string = noDefault): Posted {
  const isListed = entries(tenant, app).includes(expression)
  return { value: isListed ? expression : macro, macro: isListed ? '' : expression }
}

export function sourceFields(tenant: Tenant, app: App, field: ReturnType<typeof fieldsOf>): Field[] {
  const options = entries(tenant, app).map((each) => [each, each] as const)
  return [
    field.select('value', 'Value', [...options, [macro, '- Macro -']]),
    field.text('macro', 'Macro', {
      suggestions: Object.keys(macros).map((name) => `{${name}}`),
      hint: 'Read with - Macro - alone: {firstname} stands for a value, everything else for itself.',
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
