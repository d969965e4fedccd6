import { viewApp } from '../../control/views.ts'
import type { App } from '../../directory/schema.ts'
import { endpoints, type Tenant } from '../../tenants/tenant.ts'
import type { Posted } from '../kit/fields.ts'
import { adminUrl, type ConsolePage, type Section } from '../kit/page.ts'
import { previewForm } from '../kit/preview.ts'
import { filterWords } from './group-statements.ts'
import { samlFacts } from './saml-facts.ts'
import { appTypes } from './wizard-page.ts'

/** Applications, and the tabs of one. */

export function appsPage(tenant: Tenant): ConsolePage {
  const { directory } = tenant
  const apps = [...directory.apps.values()]
  const assigned = (app: App) => [...directory.people.keys()].filter((id) => directory.assignment(app, id)).length
  return {
    area: 'apps',
    heading: 'Applications',
    sections: [
      {
        links: [{ label: 'Create App Integration', href: adminUrl(tenant, 'apps/new') }],
        table: {
          caption: 'Applications',
          columns: ['Application', 'Sign-on method', 'Assigned people'],
          rows: apps.map((app) => ({
            cells: [
              { text: app.name, href: adminUrl(tenant, `apps/${app.id}`) },
              { text: 'SAML 2.0' },
              { text: String(assigned(app)) },
            ],
          })),
          empty: 'There is no app yet.',
        },
      },
    ],
  }
}

type Tab = 'general' | 'sign-on' | 'assignments'

/** A page of one app, with its tabs. */
export function appPage(tenant: Tenant, app: App, tab: Tab, sections: Section[]): ConsolePage {
  const at = (path: string) => adminUrl(tenant, `apps/${app.id}${path}`)
  const tabs = [
    { label: 'General', href: at(''), current: tab === 'general' },
    { label: 'Sign On', href: at('/sign-on'), current: tab === 'sign-on' },
    { label: 'Assignments', href: at('/assignments'), current: tab === 'assignments' },
  ]
  return { area: 'apps', heading: app.name, tabs, sections }
}

/** Asks before an app is deleted. Okta has it deactivated first, which no app is here (docs/vendors.md). */
export function deletionPage(tenant: Tenant, app: App): ConsolePage {
  return {
    area: 'apps',
    heading: `Delete ${app.name}`,
    sections: [
      {
        text: 'Nobody gets in any more, and its assignments, profile and certificates are gone. This cannot be undone.',
        form: {
          action: adminUrl(tenant, `apps/${app.id}/delete`),
          hidden: [],
          groups: [],
          buttons: [{ label: 'Delete Application' }],
          cancel: adminUrl(tenant, `apps/${app.id}`),
        },
      },
    ],
  }
}

/** What was set up, as it was typed, with what is wrong or doubtful beside it. */
export function generalSections(tenant: Tenant, app: App, asked: Posted): Section[] {
  const { problems } = viewApp(tenant, app)
  const beside = (name: string, expression: string) =>
    problems.filter((each) => each.field === 'statement' && each.statement === name && each.expression === expression)
  const attributes = problems.filter(({ field }) => field === 'attribute')
  return [
    {
      heading: 'App Settings',
      facts: [
        { name: 'App name', value: app.name },
        { name: 'App type', value: app.type === undefined ? 'not said' : appTypes[app.type] },
        { name: 'App visibility', value: app.hidden ? 'not displayed to users' : 'displayed to users' },
      ],
      links: [{ label: 'Delete', href: adminUrl(tenant, `apps/${app.id}/delete`), name: `Delete ${app.name}` }],
    },
    {
      heading: 'SAML Settings',
      links: [{ label: 'Edit', href: adminUrl(tenant, `apps/${app.id}/edit`), name: 'Edit SAML Settings' }],
      facts: samlFacts(app),
    },
    {
      heading: 'Attribute Statements',
      table: {
        caption: 'Attribute Statements',
        columns: ['Name', 'Value'],
        rows: app.statements.map(({ name, expression }) => ({
          cells: [
            { text: name, code: true },
            { text: expression, code: true, warnings: beside(name, expression).map(inWords) },
          ],
        })),
        empty: 'No attribute is sent.',
      },
    },
    {
      heading: 'Group Attribute Statements',
      table: {
        caption: 'Group Attribute Statements',
        columns: ['Name', 'Filter'],
        rows: (app.groupStatements ?? []).map((statement) => ({
          cells: [
            { text: statement.name, code: true },
            { text: filterWords(statement), warnings: beside(statement.name, '').map(inWords) },
          ],
        })),
        empty: 'No group is sent.',
      },
    },
    previewForm(tenant, app, asked, adminUrl(tenant, `apps/${app.id}`), {
      nameId: app.nameId ?? {},
      groupStatements: app.groupStatements ?? [],
    }),
    ...(attributes.length > 0
      ? [
          {
            heading: 'In the profile of this app',
            links: [{ label: 'Profile Editor', href: adminUrl(tenant, `profiles/app/${app.id}`) }],
            warnings: attributes.map(({ statement, message }) => `${statement}: ${message}`),
          },
        ]
      : []),
  ]
}

/** A problem as it stands beside its field. */
const inWords = ({ kind, message }: { kind: 'not-sent' | 'warning'; message: string }): string =>
  kind === 'not-sent' ? `Not sent: ${message}` : message

/** What an SP has to be told: the address of the metadata, or the data to type in. */
export function signOnSections(tenant: Tenant, app: App, certificates: Section): Section[] {
  const { entityId, ssoUrl, metadataUrl, certificate, initiateUrl } = viewApp(tenant, app)
  return [
    {
      heading: 'Metadata details',
      text: 'Give this address to the service, or type in the details below.',
      facts: [{ name: 'Metadata URL', value: metadataUrl, href: metadataUrl }],
    },
    {
      heading: 'More details',
      facts: [
        { name: 'Sign on URL', value: ssoUrl, code: true },
        { name: 'Issuer', value: entityId, code: true },
        { name: 'Signing Certificate', value: certificate, block: true },
      ],
      links: [
        {
          label: 'Download metadata',
          href: `${metadataUrl}${metadataUrl.includes('?') ? '&' : '?'}download=1`,
          name: `Download ${endpoints(tenant, app).metadataFile}`,
        },
      ],
    },
    certificates,
    { heading: 'App Embed Link', facts: [{ name: 'Embed Link', value: initiateUrl, href: initiateUrl }] },
  ]
}
