import type { App } from '../../directory/schema.ts'
import type { Tenant } from '../../tenants/tenant.ts'
import { chosenFrom } from '../kit/certificates.ts'
import { type Errors, fieldsOf, type Posted } from '../kit/fields.ts'
import { keepApp } from '../kit/keep.ts'
import { type Answer, adminUrl, type ConsolePage, type Form, wrong } from '../kit/page.ts'
import { certificateName, detailSections } from './identity-provider.ts'
import { compact } from './mapping.ts'
import { changedForm, mappingButtons } from './mapping-buttons.ts'
import { saying } from './notices.ts'
import { detailsFrom, mappingFrom, serviceFrom, withDetails, withMapping, withService } from './settings.ts'
import { detailsGroups, mappingGroups, serviceGroups } from './settings-page.ts'

/** The pages behind an app's cards and links. */

/** A page that changes one part of an app. */
function partPage(tenant: Tenant, app: App, part: 'details' | 'service' | 'mapping', groups: Form['groups']): ConsolePage {
  const heading = { details: 'Edit details', service: 'Service provider details', mapping: 'SAML attribute mapping' }[part]
  const more = part === 'mapping' ? mappingButtons : []
  const form: Form = {
    action: adminUrl(tenant, `apps/${app.id}/${part}`),
    hidden: [],
    groups,
    buttons: [{ label: 'Save', go: 'save' }, ...more],
    cancel: adminUrl(tenant, `apps/${app.id}`),
  }
  return { area: 'apps', heading, text: app.name, sections: [{ form }] }
}

export const detailsPage = (tenant: Tenant, app: App, posted: Posted, errors: Errors = {}): ConsolePage =>
  partPage(tenant, app, 'details', detailsGroups(posted, errors))

export function servicePage(tenant: Tenant, app: App, posted: Posted, errors: Errors = {}): ConsolePage {
  const { active, all } = tenant.certificates.of(app)
  const field = fieldsOf({ certificate: active.id, ...posted }, errors)
  const names = all().map((each) => [each.id, certificateName(each)] as const)
  const certificate = { legend: 'Certificate', fields: [field.select('certificate', 'Certificate', names)] }
  return partPage(tenant, app, 'service', [...serviceGroups(tenant, posted, errors), certificate])
}

export function mappingPage(tenant: Tenant, app: App, posted: Posted, errors: Errors = {}): ConsolePage {
  const page = partPage(tenant, app, 'mapping', mappingGroups(tenant, posted, errors, app, app))
  const hidden = [{ name: 'rows', value: posted.rows ?? '1' }]
  const sections = page.sections.map((section) => (section.form ? { ...section, form: { ...section.form, hidden } } : section))
  return { ...page, sections }
}

const keep = (tenant: Tenant, changed: App): Answer => saying(`apps/${keepApp(tenant, changed).id}`, 'app-saved')

export function saveDetails(tenant: Tenant, app: App, posted: Posted): Answer {
  const { data, errors } = detailsFrom(posted)
  return data ? keep(tenant, withDetails(app, data)) : wrong(detailsPage(tenant, app, posted, errors))
}

export function saveService(tenant: Tenant, app: App, posted: Posted): Answer {
  const { data, errors } = serviceFrom(posted, app)
  const certificates = tenant.certificates.of(app)
  const chosen = chosenFrom(certificates, posted)
  if (!data || !chosen.id) return wrong(servicePage(tenant, app, posted, { ...errors, ...chosen.errors }))
  certificates.activate(chosen.id)
  return keep(tenant, withService(app, data))
}

export function saveMapping(tenant: Tenant, app: App, raw: Posted): Answer {
  const posted = compact(raw)
  const changed = changedForm(tenant, posted, (form, found) => mappingPage(tenant, app, form, found))
  if (changed) return changed
  const { data, errors } = mappingFrom(tenant, posted, app)
  return data ? keep(tenant, withMapping(app, data)) : wrong(mappingPage(tenant, app, posted, errors))
}

/** What the service has to be told, of an app that is there. */
export const metadataPage = (tenant: Tenant, app: App): ConsolePage => ({
  area: 'apps',
  heading: 'Download metadata',
  text: app.name,
  sections: [...detailSections(tenant, app), { links: [{ label: 'Close', href: adminUrl(tenant, `apps/${app.id}`) }] }],
})

export const deletePage = (tenant: Tenant, app: App): ConsolePage => ({
  area: 'apps',
  heading: `Delete ${app.name}?`,
  text: 'Nobody can sign in to it any more. Its settings are gone for good.',
  sections: [
    {
      form: {
        action: adminUrl(tenant, `apps/${app.id}/delete`),
        hidden: [],
        groups: [],
        buttons: [{ label: 'Delete app' }],
        cancel: adminUrl(tenant, `apps/${app.id}`),
      },
    },
  ],
})
