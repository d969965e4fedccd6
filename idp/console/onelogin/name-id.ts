import { type App, appSchema } from '../../directory/schema.ts'
import type { Tenant } from '../../tenants/tenant.ts'
import { checked, type Errors, fieldsOf, type Posted } from '../kit/fields.ts'
import { keepApp } from '../kit/keep.ts'
import { type Answer, adminUrl, type ConsolePage, shown, wrong } from '../kit/page.ts'
import { previewGroup } from '../kit/preview.ts'
import { appPage } from './apps.ts'
import { saying } from './notices.ts'
import { isOpaque } from './parameters.ts'
import { sourceFields, sourceFrom, sourcePosted } from './sources.ts'

/** The parameter that is the NameID. */

const nameIdPosted = (tenant: Tenant, app: App): Posted => ({
  ...sourcePosted(tenant, app, app.nameId?.source ?? 'Email'),
  ...(isOpaque(app) ? { opaque: '1' } : {}),
})

export function nameIdPage(
  tenant: Tenant,
  app: App,
  posted: Posted = nameIdPosted(tenant, app),
  errors: Errors = {},
): ConsolePage {
  const field = fieldsOf(posted, errors)
  const at = (path: string) => adminUrl(tenant, `apps/${app.id}/parameters${path}`)
  const opaque = isOpaque(app) ? [field.checkbox('opaque', 'Keep the opaque value of this mock, whatever is chosen above')] : []
  const form = {
    action: at('/name-id'),
    hidden: [],
    groups: [
      { fields: [...sourceFields(tenant, app, field, posted), ...opaque] },
      previewGroup(tenant, app, [], posted, { nameId: typedNameId(app, posted) }),
    ],
    buttons: [
      { label: 'Save', go: 'save' },
      { label: 'Preview', go: 'preview', quiet: true },
    ],
    cancel: at(''),
  }
  return appPage(tenant, app, 'parameters', [{ form }], { heading: 'Edit Field NameID value' })
}

function typedNameId({ nameId }: App, posted: Posted): NonNullable<App['nameId']> {
  const { source: _, ...kept } = nameId ?? {}
  return posted.opaque === '1' ? kept : { ...kept, source: sourceFrom(posted).expression }
}

/** Saves, or shows a preview, of which nothing is saved. */
export function saveNameId(tenant: Tenant, app: App, posted: Posted): Answer {
  if (posted.go === 'preview') return shown(nameIdPage(tenant, app, posted))
  const { data, errors } = checked(appSchema.pick({ nameId: true }).required(), { nameId: typedNameId(app, posted) })
  const wrongs = { ...(errors ? { macro: errors['nameId.source'] ?? 'cannot be kept' } : {}), ...sourceFrom(posted).errors }
  if (!data || Object.keys(wrongs).length > 0) return wrong(nameIdPage(tenant, app, posted, wrongs))
  keepApp(tenant, { ...app, nameId: data.nameId })
  return saying(`apps/${app.id}/parameters`, 'parameter-saved')
}
