import { type App, appSchema, type Statement } from '../../directory/schema.ts'
import type { Tenant } from '../../tenants/tenant.ts'
import { checked, type Errors, type Field, fieldsOf, type Posted } from '../kit/fields.ts'
import { keepApp } from '../kit/keep.ts'
import { type Answer, adminUrl, type ConsolePage, shown, wrong } from '../kit/page.ts'
import { previewGroup } from '../kit/preview.ts'
import { appPage } from './apps.ts'
import { saying } from './notices.ts'
import { isTaken } from './parameters.ts'
import { sourceFields, sourceFrom, sourcePosted } from './sources.ts'

/** One parameter: its name and flags, which a new one is asked for first, then its value. */

const flags = (field: ReturnType<typeof fieldsOf>): Field[] => [
  field.checkbox('include', 'Include in SAML assertion'),
  field.checkbox('multi', 'Multi-value parameter'),
]

export function newParameterPage(tenant: Tenant, app: App, posted: Posted, errors: Errors = {}): ConsolePage {
  const field = fieldsOf(posted, errors)
  const at = (path: string) => adminUrl(tenant, `apps/${app.id}/parameters${path}`)
  const form = {
    action: at('/new'),
    hidden: [],
    groups: [{ fields: [field.text('name', 'Field name', { required: true })] }, { legend: 'Flags', fields: flags(field) }],
    buttons: [{ label: 'Save', go: 'flags' }],
    cancel: at(''),
  }
  return appPage(tenant, app, 'parameters', [{ form }], { heading: 'New Field' })
}

export const parameterPosted = (tenant: Tenant, app: App, statement: Statement): Posted => ({
  name: statement.name,
  include: '1',
  ...(statement.multiValue === false ? {} : { multi: '1' }),
  transform: statement.transform ?? '',
  ...sourcePosted(tenant, app, statement.expression),
})

/** @param before null for a new one, whose name and flags are known */
export function parameterPage(
  tenant: Tenant,
  app: App,
  before: Statement | null,
  posted: Posted,
  errors: Errors = {},
): ConsolePage {
  const field = fieldsOf(posted, errors)
  const at = (path: string) => adminUrl(tenant, `apps/${app.id}/parameters${path}`)
  const transforms = [
    ['', 'No transform'],
    ['semicolon', 'Semicolon Delimited input (Multi-value output)'],
  ] as const
  const form = {
    action: at(`/${before ? app.statements.indexOf(before) : 'new'}`),
    hidden: [],
    groups: [
      { fields: [field.text('name', 'Field name', { required: true })] },
      {
        legend: posted.multi === '1' ? 'Default if no value selected' : 'Value',
        fields: [
          ...sourceFields(tenant, app, field, posted),
          field.select('transform', 'Transform', transforms, { hint: 'Of a Multi-value parameter alone.' }),
        ],
      },
      { legend: 'Flags', fields: flags(field) },
      previewGroup(tenant, app, [typedParameter(posted, before)], posted),
    ],
    buttons: [
      { label: 'Save', go: 'save' },
      { label: 'Preview', go: 'preview', quiet: true },
    ],
    cancel: at(''),
  }
  return appPage(tenant, app, 'parameters', [{ form }], { heading: 'Edit Field' })
}

/** As it is typed, right or wrong. What the page does not show is kept. */
function typedParameter(posted: Posted, before: Statement | null): Statement {
  const { multiValue, transform: _, ...kept } = before ?? { name: '', expression: '', multiValue: false }
  const isMulti = posted.multi === '1'
  return {
    ...kept,
    name: (posted.name ?? '').trim(),
    expression: sourceFrom(posted).expression,
    // It has the flag where nothing is said of it.
    ...(isMulti && multiValue === undefined ? {} : { multiValue: isMulti }),
    ...(posted.transform === 'semicolon' ? { transform: 'semicolon' } : {}),
  }
}

function nameErrors(app: App, posted: Posted, before: Statement | null): Errors {
  const name = (posted.name ?? '').trim()
  return {
    ...(name === '' ? { name: 'must not be empty' } : {}),
    ...(name !== before?.name && isTaken(app, name, before) ? { name: 'is the name of another parameter' } : {}),
    ...(posted.include === '1'
      ? {}
      : {
          include:
            'has to be ticked: this mock keeps no parameter that is in no message. Delete the parameter to send it no more.',
        }),
  }
}

/** Saves, or shows the next page or a preview, of which nothing is saved. @param before null for a new one */
export function saveParameter(tenant: Tenant, app: App, before: Statement | null, posted: Posted): Answer {
  const errors = nameErrors(app, posted, before)
  if (posted.go === 'flags') {
    if (Object.keys(errors).length > 0) return wrong(newParameterPage(tenant, app, posted, errors))
    return shown(parameterPage(tenant, app, null, { ...posted, ...sourcePosted(tenant, app) }))
  }
  if (posted.go === 'preview') return shown(parameterPage(tenant, app, before, posted))
  const typed = typedParameter(posted, before)
  const at = before ? app.statements.indexOf(before) : app.statements.length
  const statements = before ? app.statements.with(at, typed) : [...app.statements, typed]
  const result = checked(appSchema.pick({ statements: true }), { statements })
  const inForm = Object.entries(result.errors ?? {}).map(([path, message]) => [
    path.endsWith('.name') ? 'name' : path.endsWith('.expression') ? 'macro' : path,
    message,
  ])
  const wrongs = { ...Object.fromEntries(inForm), ...errors, ...sourceFrom(posted).errors }
  if (!result.data || Object.keys(wrongs).length > 0) return wrong(parameterPage(tenant, app, before, posted, wrongs))
  keepApp(tenant, { ...app, statements: result.data.statements })
  return saying(`apps/${app.id}/parameters`, 'parameter-saved')
}

export function deleteParameter(tenant: Tenant, app: App, statement: Statement): Answer {
  keepApp(tenant, { ...app, statements: app.statements.filter((each) => each !== statement) })
  return saying(`apps/${app.id}/parameters`, 'parameter-deleted')
}
