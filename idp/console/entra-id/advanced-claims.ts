import { type App, appSchema } from '../../directory/schema.ts'
import type { Tenant } from '../../tenants/tenant.ts'
import { checked, type Errors, fieldsOf, type Posted } from '../kit/fields.ts'
import { type Answer, adminUrl, type ConsolePage, type Section, wrong } from '../kit/page.ts'
import { appPage } from './apps.ts'
import { saying } from './notices.ts'

/** "Advanced SAML claims options". The portal ignores some of them without a custom signing key; here each key is one of the app's own. */

const postedFrom = ({ issuerWithAppId, audienceOverride, includeNameFormat }: App): Posted => ({
  ...(issuerWithAppId ? { issuerWithAppId: '1' } : {}),
  ...(audienceOverride === undefined ? {} : { overridden: '1', audienceOverride }),
  ...(includeNameFormat ? { includeNameFormat: '1' } : {}),
})

/** What is chosen, on the page of all claims. */
export const advancedSection = (tenant: Tenant, app: App): Section => ({
  heading: 'Advanced SAML claims options',
  links: [
    {
      label: 'Edit',
      href: adminUrl(tenant, `apps/${app.id}/advanced-claims`),
      name: 'Edit advanced SAML claims options',
    },
  ],
  facts: [
    { name: 'Append application ID to issuer', value: app.issuerWithAppId ? 'Yes' : 'No' },
    { name: 'Override audience claim', value: app.audienceOverride ?? 'No' },
    { name: 'Include attribute name format', value: app.includeNameFormat ? 'Yes' : 'No' },
  ],
})

export function advancedPage(tenant: Tenant, app: App, posted: Posted = postedFrom(app), errors: Errors = {}): ConsolePage {
  const field = fieldsOf(posted, errors)
  const fields = [
    field.checkbox('issuerWithAppId', 'Append application ID to issuer'),
    field.checkbox('overridden', 'Override audience claim'),
    field.text('audienceOverride', 'Audience claim value', { hint: 'An absolute URI. Kept with the box above alone.' }),
    field.checkbox('includeNameFormat', 'Include attribute name format'),
  ]
  const form = {
    action: adminUrl(tenant, `apps/${app.id}/advanced-claims`),
    hidden: [],
    groups: [{ fields }],
    buttons: [{ label: 'Save' }],
    cancel: adminUrl(tenant, `apps/${app.id}/claims`),
  }
  return appPage(tenant, app, 'sso', [{ form }], 'Advanced SAML claims options')
}

export function saveAdvanced(tenant: Tenant, app: App, posted: Posted): Answer {
  const { issuerWithAppId: _i, audienceOverride: _a, includeNameFormat: _n, ...kept } = app
  const { data, errors } = checked(appSchema.pick({ audienceOverride: true }), {
    ...(posted.overridden === '1' ? { audienceOverride: (posted.audienceOverride ?? '').trim() } : {}),
  })
  if (!data) return wrong(advancedPage(tenant, app, posted, errors))
  const ticked = (name: 'issuerWithAppId' | 'includeNameFormat') => (posted[name] === '1' ? { [name]: true } : {})
  tenant.directory.apps.set(app.id, { ...kept, ...data, ...ticked('issuerWithAppId'), ...ticked('includeNameFormat') })
  return saying(`apps/${app.id}/claims`, 'advanced-saved')
}
