import type { App } from '../../directory/schema.ts'
import { knownNames } from '../../signin/claims.ts'
import type { Tenant } from '../../tenants/tenant.ts'
import { type Errors, fieldsOf, type Posted } from '../kit/fields.ts'
import { keepApp } from '../kit/keep.ts'
import { type Answer, adminUrl, type ConsolePage, type Form, shown, wrong } from '../kit/page.ts'
import { previewGroup } from '../kit/preview.ts'
import { rowsOf, withRow } from '../kit/rows.ts'
import { appPage } from './apps.ts'
import { saying } from './notices.ts'
import { appWith, mostConditions, ruleFrom, troubles } from './rule.ts'
import { operators, type PlacedRule, sources } from './rules.ts'
import { fieldOptions, suggestions, valueCalled, valueTitle } from './sources.ts'

/** One rule: when it applies, and what it does then. */

/** @param placed null for a new one */
export function rulePage(tenant: Tenant, app: App, placed: PlacedRule | null, posted: Posted, errors: Errors = {}): ConsolePage {
  const field = fieldsOf({ ...posted, to: valueTitle(tenant, posted.to ?? '') }, errors)
  const at = (path: string) => adminUrl(tenant, `apps/${app.id}/rules${path}`)
  const changed = appWith(app, placed, posted)
  const doubtful = troubles(posted, knownNames(tenant, app))
  // An error beside the field says the same.
  const warned = (name: string) => ({ warnings: doubtful[name] && !errors[name] ? [`Not sent: ${doubtful[name]}`] : [] })
  const lines = Array.from({ length: rowsOf(posted, mostConditions) }, (_, row): Form['groups'][number] => ({
    legend: `Condition ${row + 1}`,
    ...(row === 0 ? { hint: 'All of them have to hold; without any, the rule is for everybody. An empty one is left out.' } : {}),
    grid: true,
    fields: [
      field.select(
        `conditions[${row}].field`,
        `Field ${row + 1}`,
        fieldOptions(tenant, app, posted[`conditions[${row}].field`]),
        warned(`conditions[${row}].field`),
      ),
      field.select(`conditions[${row}].is`, `Operator ${row + 1}`, Object.entries(operators)),
      field.text(`conditions[${row}].value`, `Value ${row + 1}`, warned(`conditions[${row}].value`)),
    ],
  }))
  const form: Form = {
    action: at(`/${placed?.key ?? 'new'}`),
    hidden: [{ name: 'rows', value: String(rowsOf(posted, mostConditions)) }],
    groups: [
      { fields: [field.text('name', 'Name', { hint: 'What it is called in the list of rules.' })] },
      ...lines,
      {
        legend: 'Actions',
        fields: [
          field.select(
            'parameter',
            'Set',
            app.statements.map(({ name }, index) => [String(index), `Set ${name}`] as const),
          ),
          field.radio('from', 'to', 'to a value'),
          field.text('to', 'Value', {
            suggestions: suggestions(tenant, app),
            ...warned('to'),
            hint: 'A field, a macro or a text. It counts with "to a value" alone.',
          }),
          field.radio('from', 'each', 'Map from OneLogin'),
          field.select('of', 'For each', Object.entries(sources), {
            hint: 'member_of is taken apart at semicolons. It counts with "Map from OneLogin" alone, and so does the next.',
          }),
          field.text('matching', 'with value that matches', {
            hint: 'A regular expression, such as .*',
            ...warned('matching'),
          }),
        ],
      },
      previewGroup(tenant, app, changed ? [changed.parameter] : [], posted, { empty: 'No parameter is chosen yet.' }),
    ],
    buttons: [
      { label: 'Save', go: 'save' },
      { label: 'Add condition', go: 'row', quiet: true },
      { label: 'Preview', go: 'preview', quiet: true },
    ],
    cancel: at(''),
  }
  return appPage(tenant, app, 'rules', [{ form }], { heading: placed ? 'Edit rule' : 'New rule' })
}

/** Saves, or shows the form with what its buttons do to it, of which nothing is saved. @param placed null for a new one */
export function saveRule(tenant: Tenant, app: App, placed: PlacedRule | null, typed: Posted): Answer {
  const posted: Posted = { ...typed, to: valueCalled(tenant, typed.to ?? '') }
  if (posted.go === 'row') return shown(rulePage(tenant, app, placed, withRow(posted, mostConditions)))
  if (posted.go === 'preview') return shown(rulePage(tenant, app, placed, posted))
  const { data, errors } = ruleFrom(app, placed, posted, knownNames(tenant, app))
  if (!data) return wrong(rulePage(tenant, app, placed, posted, errors))
  keepApp(tenant, data)
  return saying(`apps/${app.id}/rules`, 'rule-saved')
}
