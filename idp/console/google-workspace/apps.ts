import { viewApp } from '../../control/views.ts'
import type { App } from '../../directory/schema.ts'
import type { Tenant } from '../../tenants/tenant.ts'
import type { Posted } from '../kit/fields.ts'
import { adminUrl, type ConsolePage, type Section } from '../kit/page.ts'
import { previewForm } from '../kit/preview.ts'
import { besideLines } from '../kit/problems.ts'
import { accessInWords, accessSection } from './access.ts'
import { certificateName } from './identity-provider.ts'
import { nameIdFormats, offForUser, plainHttp } from './settings-page.ts'
import { primaryEmail, shownSource } from './sources.ts'

/** Apps > Web and mobile apps: the list, and one app with its cards. */

/** @param menu whether "Add app" was pressed, which opens its menu */
export function appsPage(tenant: Tenant, menu: boolean): ConsolePage {
  const apps = [...tenant.directory.apps.values()]
  return {
    area: 'apps',
    heading: 'Web and mobile apps',
    sections: [
      {
        links: [
          { label: 'Add app', href: adminUrl(tenant, menu ? 'apps' : 'apps?menu=add') },
          ...(menu ? [{ label: 'Add custom SAML app', href: adminUrl(tenant, 'add-app') }] : []),
        ],
        table: {
          caption: 'Web and mobile apps',
          columns: ['Name', 'Platform', 'Authentication', 'User access', 'Details'],
          rows: apps.map((app) => ({
            cells: [
              { text: app.name, href: adminUrl(tenant, `apps/${app.id}`) },
              { text: 'Web' },
              { text: 'SAML' },
              { text: accessInWords(app) },
              { text: app.description ?? '' },
            ],
          })),
          empty: 'There is no app yet.',
        },
      },
    ],
  }
}

/** One app: what can be done with it, and a card for each part. */
export function appPage(tenant: Tenant, app: App, asked: Posted): ConsolePage {
  const at = (path: string) => adminUrl(tenant, `apps/${app.id}${path}`)
  const also = { notYet: offForUser, groupStatements: app.groupStatements ?? [], nameId: app.nameId ?? {} }
  return {
    area: 'apps',
    heading: app.name,
    ...(app.description === undefined ? {} : { text: app.description }),
    cards: true,
    sections: [
      {
        links: [
          { label: 'Test SAML login', href: viewApp(tenant, app).initiateUrl },
          { label: 'Download metadata', href: at('/metadata') },
          { label: 'Edit details', href: at('/details') },
          { label: 'Delete app', href: at('/delete') },
        ],
      },
      accessSection(tenant, app),
      serviceSection(tenant, app, at('/service')),
      ...mappingSections(tenant, app, at('/mapping')),
      previewForm(tenant, app, asked, at(''), also),
    ],
  }
}

function serviceSection(tenant: Tenant, app: App, edit: string): Section {
  const format = app.nameId?.format ?? 'unspecified'
  const { active } = tenant.certificates.of(app)
  return {
    heading: 'Service provider details',
    links: [{ label: 'Edit', href: edit, name: 'Edit service provider details' }],
    warnings: app.acsUrl.startsWith('http:') ? [plainHttp] : [],
    facts: [
      { name: 'Certificate', value: certificateName(active), href: adminUrl(tenant, 'sso') },
      { name: 'ACS URL', value: app.acsUrl || 'Not set up yet', code: true },
      { name: 'Entity ID', value: app.audience || 'Not set up yet', code: true },
      { name: 'Start URL', value: app.relayState ?? 'None' },
      { name: 'Signed response', value: app.signs?.includes('response') ? 'Yes' : 'No' },
      { name: 'Name ID format', value: nameIdFormats[format] },
      { name: 'Name ID', value: nameIdInWords(tenant, app) },
    ],
  }
}

function nameIdInWords(tenant: Tenant, { nameId }: App): string {
  if (nameId?.source !== undefined) return shownSource(tenant, nameId.source)
  return nameId?.format === 'persistent' || nameId?.format === 'transient' ? 'An opaque value of this mock' : primaryEmail
}

function mappingSections(tenant: Tenant, app: App, edit: string): Section[] {
  const { problems } = viewApp(tenant, app)
  const { about, rest } = besideLines(problems)
  const attributes = app.statements.map(({ name, expression }) => [
    { text: shownSource(tenant, expression), long: true, warnings: about(name, expression) },
    { text: name, code: true, long: true },
  ])
  const groups = (app.groupStatements ?? []).map(({ name, only = [] }) => [
    { text: `Group membership: ${only.join(', ') || 'no group'}`, long: true, warnings: about(name, '') },
    { text: name, code: true, long: true },
  ])
  const rows = [...attributes, ...groups].map((cells) => ({ cells }))
  return [
    {
      heading: 'SAML attribute mapping',
      links: [{ label: 'Edit', href: edit, name: 'Edit SAML attribute mapping' }],
      warnings: rest(),
      table: {
        caption: 'SAML attribute mapping',
        columns: ['Google Directory attributes', 'App attributes'],
        rows,
        empty: 'No attribute is sent.',
      },
    },
  ]
}
