import { type App, appSchema, isUnfinished } from '../../directory/schema.ts'
import { applicationId } from '../../profiles/entra-id/identity.ts'
import { endpoints, place, type Tenant } from '../../tenants/tenant.ts'
import { checked, type Errors, fieldsOf, type Posted } from '../kit/fields.ts'
import { idFor } from '../kit/ids.ts'
import { type Answer, adminUrl, type ConsolePage, type Section, wrong } from '../kit/page.ts'
import { saying } from './notices.ts'

/** Enterprise applications, how one is made, and the pages of one that are not about single sign-on. */

export function appsPage(tenant: Tenant): ConsolePage {
  const apps = [...tenant.directory.apps.values()]
  return {
    area: 'apps',
    heading: 'Enterprise applications | All applications',
    sections: [
      {
        links: [{ label: 'New application', href: adminUrl(tenant, 'apps/gallery') }],
        table: {
          caption: 'All applications',
          columns: ['Name', 'Application ID', 'Identifier URI (Entity ID)', 'Assigned'],
          rows: apps.map((app) => ({
            cells: [
              { text: app.name, href: adminUrl(tenant, `apps/${app.id}`) },
              { text: applicationId(place(tenant, app)), code: true },
              { text: app.audience, code: true },
              { text: String(assignedCount(app)) },
            ],
          })),
          empty: 'There is no application yet.',
        },
      },
    ],
  }
}

export const galleryPage = (tenant: Tenant): ConsolePage => ({
  area: 'apps',
  heading: 'Browse Microsoft Entra Gallery',
  text: 'The gallery of ready-made applications is not part of this mock.',
  sections: [
    {
      links: [
        { label: 'Create your own application', href: adminUrl(tenant, 'apps/new') },
        { label: 'Back', href: adminUrl(tenant, 'apps') },
      ],
    },
  ],
})

export function newAppPage(tenant: Tenant, posted: Posted, errors: Errors = {}): ConsolePage {
  const field = fieldsOf(posted, { name: errors.name ?? '' })
  return {
    area: 'apps',
    heading: 'Create your own application',
    sections: [
      {
        form: {
          action: adminUrl(tenant, 'apps'),
          hidden: [],
          groups: [
            { fields: [field.text('name', "What's the name of your app?", { required: true })] },
            {
              legend: 'What are you looking to do with your application?',
              error: errors.purpose,
              fields: [
                field.radio(
                  'purpose',
                  'proxy',
                  'Configure Application Proxy for secure remote access to an on-premises application',
                ),
                field.radio(
                  'purpose',
                  'register',
                  "Register an application to integrate with Microsoft Entra ID (App you're developing)",
                ),
                field.radio(
                  'purpose',
                  'non-gallery',
                  "Integrate any other application you don't find in the gallery (Non-gallery)",
                ),
              ],
            },
          ],
          buttons: [{ label: 'Create' }],
          cancel: adminUrl(tenant, 'apps'),
        },
      },
    ],
  }
}

/** An app with a name alone: the rest is asked for under Single sign-on. */
export function createApp(tenant: Tenant, posted: Posted): Answer {
  const { apps } = tenant.directory
  const { data, errors } = checked(appSchema.pick({ name: true }), { name: (posted.name ?? '').trim() })
  const purpose = posted.purpose === 'non-gallery' ? {} : { purpose: 'This mock makes the last of these alone: choose that.' }
  if (!data || purpose.purpose) return wrong(newAppPage(tenant, posted, { ...errors, ...purpose }))
  const app: App = {
    id: idFor(data.name, (id) => apps.has(id)),
    name: data.name,
    acsUrl: '',
    audience: '',
    nameId: { format: 'emailAddress', source: 'user.userprincipalname' },
    statements: [],
    assignments: [],
    ownCertificate: true,
  }
  apps.set(app.id, app)
  return saying(`apps/${app.id}`, 'app-created')
}

const tabs = [
  ['overview', 'Overview', ''],
  ['properties', 'Properties', '/properties'],
  ['assignments', 'Users and groups', '/assignments'],
  ['sso', 'Single sign-on', '/sso'],
  ['encryption', 'Token encryption', '/encryption'],
] as const
type Tab = (typeof tabs)[number][0]

/** A page of one app, with its menu. @param heading what the page itself is called, where the menu does not say it */
export function appPage(tenant: Tenant, app: App, tab: Tab, sections: Section[], heading?: string): ConsolePage {
  const shown = tabs.map(([id, label, path]) => ({
    label,
    href: adminUrl(tenant, `apps/${app.id}${path}`),
    current: id === tab,
  }))
  const [, label] = tabs.find(([id]) => id === tab) ?? tabs[0]
  return { area: 'apps', heading: `${app.name} | ${heading ?? label}`, tabs: shown, sections }
}

export function overviewSections(tenant: Tenant, app: App): Section[] {
  const at = (path: string) => adminUrl(tenant, `apps/${app.id}/${path}`)
  const assigned = assignedCount(app)
  return [
    { heading: 'Properties', facts: identityFacts(tenant, app) },
    {
      heading: 'Getting Started',
      facts: [
        {
          name: '1. Assign users and groups',
          value: assigned === 0 ? 'Assign users and groups' : `${assigned} assigned`,
          href: at('assignments'),
        },
        {
          name: '2. Set up single sign on',
          value: isUnfinished(app) ? 'Get started' : 'SAML-based sign-on',
          href: at('sso'),
        },
      ],
    },
  ]
}

/** How many users and groups the application is assigned to. */
const assignedCount = ({ assignments, access }: App): number => assignments.length + (access?.groups ?? []).length

const identityFacts = (tenant: Tenant, app: App) => [
  { name: 'Name', value: app.name },
  { name: 'Application ID', value: applicationId(place(tenant, app)), code: true },
]

export function propertiesSections(
  tenant: Tenant,
  app: App,
  posted: Posted = {
    name: app.name,
    required: app.access?.everyone ? 'no' : 'yes',
    visible: app.hidden ? 'no' : 'yes',
  },
  errors: Errors = {},
): Section[] {
  const field = fieldsOf(posted, errors)
  const userAccess = tenant.url + endpoints(tenant, app).initiate
  const at = (path: string) => adminUrl(tenant, `apps/${app.id}/${path}`)
  return [
    {
      facts: [
        { name: 'Application ID', value: applicationId(place(tenant, app)), code: true },
        { name: 'User access URL', value: userAccess, href: userAccess },
      ],
      form: {
        action: at('properties'),
        hidden: [],
        groups: [
          { fields: [field.text('name', 'Name', { required: true })] },
          {
            legend: 'Assignment required?',
            hint: 'No: everybody of the directory gets in.',
            fields: [field.radio('required', 'yes', 'Yes'), field.radio('required', 'no', 'No')],
          },
          {
            legend: 'Visible to users?',
            hint: 'No: My Apps does not show it to those whom it is assigned to.',
            fields: [field.radio('visible', 'yes', 'Yes'), field.radio('visible', 'no', 'No')],
          },
        ],
        buttons: [{ label: 'Save' }],
      },
    },
    {
      heading: 'Delete',
      text: 'The application is deleted with its claims and assignments, at once.',
      form: {
        action: at('delete'),
        hidden: [],
        groups: [],
        buttons: [{ label: 'Delete', name: `Delete ${app.name}`, quiet: true }],
      },
    },
  ]
}

export function saveProperties(tenant: Tenant, app: App, posted: Posted): Answer {
  const { data, errors } = checked(appSchema.pick({ name: true }), { name: (posted.name ?? '').trim() })
  if (!data) return wrong(appPage(tenant, app, 'properties', propertiesSections(tenant, app, posted, errors)))
  const { everyone: _, ...access } = app.access ?? {}
  const { hidden: __, ...kept } = app
  const isOpen = posted.required === 'no'
  tenant.directory.apps.set(app.id, {
    ...kept,
    ...data,
    access: { ...access, ...(isOpen ? { everyone: true } : {}) },
    ...(posted.visible === 'no' ? { hidden: true } : {}),
  })
  return saying(`apps/${app.id}/properties`, 'app-saved')
}
