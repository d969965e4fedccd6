import { type App, appSchema, type GroupStatement } from '../../directory/schema.ts'
import { isPattern } from '../../expressions/pattern.ts'
import type { Tenant } from '../../tenants/tenant.ts'
import { checked, type Errors, fieldsOf, type Posted } from '../kit/fields.ts'
import { keepApp } from '../kit/keep.ts'
import { type Answer, adminUrl, type ConsolePage, shown, wrong } from '../kit/page.ts'
import { previewGroup } from '../kit/preview.ts'
import { appPage } from './apps.ts'
import { saying } from './notices.ts'
import { isTaken, rolesField } from './parameters.ts'

/** A parameter of roles that a tenant file made as a group claim: those that its one rule finds are sent. */

export const rolesPosted = ({ name, multiValue, filter }: GroupStatement): Posted => ({
  name,
  ...(multiValue ? { multi: '1' } : {}),
  matching: filter?.value ?? '',
})

export function rolesPage(tenant: Tenant, app: App, before: GroupStatement, posted: Posted, errors: Errors = {}): ConsolePage {
  const field = fieldsOf(posted, errors)
  const at = (path: string) => adminUrl(tenant, `apps/${app.id}/parameters${path}`)
  const form = {
    action: at(`/roles/${(app.groupStatements ?? []).indexOf(before)}`),
    hidden: [],
    groups: [
      {
        fields: [
          field.text('name', 'Field name', { required: true }),
          field.checkbox('multi', 'Multi-value parameter'),
          field.text('matching', 'For each role with value that matches', { hint: 'A regular expression; empty: every role.' }),
        ],
      },
      previewGroup(tenant, app, [], posted, { groupStatements: [typedRoles(posted, before)] }),
    ],
    buttons: [
      { label: 'Save', go: 'save' },
      { label: 'Preview', go: 'preview', quiet: true },
    ],
    cancel: at(''),
  }
  return appPage(tenant, app, 'parameters', [{ facts: [{ name: 'Value', value: rolesField }], form }], {
    heading: 'Edit Field',
  })
}

/** As it is typed, right or wrong. What the page does not show is kept. */
function typedRoles(posted: Posted, { filter: _, multiValue, ...kept }: GroupStatement): GroupStatement {
  const [isMulti, value] = [posted.multi === '1', (posted.matching ?? '').trim()]
  return {
    ...kept,
    name: (posted.name ?? '').trim(),
    ...(!isMulti && multiValue === undefined ? {} : { multiValue: isMulti }),
    ...(value === '' ? {} : { filter: { type: 'regex', value } }),
  }
}

/** Saves, or shows a preview, of which nothing is saved. */
export function saveRoles(tenant: Tenant, app: App, before: GroupStatement, posted: Posted): Answer {
  if (posted.go === 'preview') return shown(rolesPage(tenant, app, before, posted))
  const all = app.groupStatements ?? []
  const typed = typedRoles(posted, before)
  const result = checked(appSchema.pick({ groupStatements: true }), { groupStatements: all.with(all.indexOf(before), typed) })
  const inForm = Object.entries(result.errors ?? {}).map(([path, message]) => [
    path.endsWith('.name') ? 'name' : 'matching',
    message,
  ])
  const errors: Errors = {
    ...Object.fromEntries(inForm),
    ...(typed.filter && !isPattern(typed.filter.value) ? { matching: 'is no regular expression' } : {}),
    ...(typed.name === '' ? { name: 'must not be empty' } : {}),
    ...(typed.name !== before.name && isTaken(app, typed.name, before) ? { name: 'is the name of another parameter' } : {}),
  }
  if (!result.data || Object.keys(errors).length > 0) return wrong(rolesPage(tenant, app, before, posted, errors))
  keepApp(tenant, { ...app, ...result.data })
  return saying(`apps/${app.id}/parameters`, 'parameter-saved')
}

export function deleteRoles(tenant: Tenant, app: App, statement: GroupStatement): Answer {
  keepApp(tenant, { ...app, groupStatements: (app.groupStatements ?? []).filter((each) => each !== statement) })
  return saying(`apps/${app.id}/parameters`, 'parameter-deleted')
}
