import { type App, appSchema } from '../../directory/schema.ts'
import { endpoints, place, type Tenant } from '../../tenants/tenant.ts'
import { checked, type Errors, fieldsOf, type Posted } from '../kit/fields.ts'
import { idFor } from '../kit/ids.ts'
import { keepApp } from '../kit/keep.ts'
import { type Answer, adminUrl, type ConsolePage, type Download, type Section, wrong } from '../kit/page.ts'
import { saying } from './notices.ts'

/** Applications: the list, how one is added, what all pages of one have, and the first of these. */

const connector = 'SAML Custom Connector (Advanced)'

export function appsPage(tenant: Tenant): ConsolePage {
  const apps = [...tenant.directory.apps.values()]
  return {
    area: 'apps',
    heading: 'Applications',
    sections: [
      {
        links: [{ label: 'Add App', href: adminUrl(tenant, 'find-app') }],
        table: {
          caption: 'Applications',
          columns: ['Display Name', 'Connector', 'Authentication'],
          rows: apps.map((app) => ({
            cells: [{ text: app.name, href: adminUrl(tenant, `apps/${app.id}`) }, { text: connector }, { text: 'SAML2.0' }],
          })),
          empty: 'There is no app yet.',
        },
      },
    ],
  }
}

/** The catalogue has one connector here, which a search for any part of its name finds. @param searched nothing: all there is */
export function findPage(tenant: Tenant, { search = '' }: Posted): ConsolePage {
  const isFound = connector.toLowerCase().includes(search.trim().toLowerCase())
  return {
    area: 'apps',
    heading: 'Find Applications',
    sections: [
      {
        text: `The catalogue of ready-made connectors is not part of this mock: it has the ${connector} alone.`,
        form: {
          action: adminUrl(tenant, 'find-app'),
          method: 'get',
          hidden: [],
          groups: [{ fields: [fieldsOf({ search }).text('search', 'Search')] }],
          buttons: [{ label: 'Find' }],
          cancel: adminUrl(tenant, 'apps'),
        },
      },
      {
        heading: 'Results',
        table: {
          caption: 'Connectors',
          columns: ['Connector', 'Authentication'],
          rows: isFound ? [{ cells: [{ text: connector, href: adminUrl(tenant, 'add-app') }, { text: 'SAML2.0' }] }] : [],
          empty: `No connector is called '${search.trim()}'.`,
        },
      },
    ],
  }
}

export function newAppPage(tenant: Tenant, posted: Posted, errors: Errors = {}): ConsolePage {
  return {
    area: 'apps',
    heading: `Add ${connector}`,
    sections: [
      {
        form: {
          action: adminUrl(tenant, 'apps'),
          hidden: [],
          groups: [{ fields: infoFields(posted, errors) }],
          buttons: [{ label: 'Save' }],
          cancel: adminUrl(tenant, 'apps'),
        },
      },
    ],
  }
}

function infoFields(posted: Posted, errors: Errors) {
  const field = fieldsOf(posted, errors)
  return [
    field.text('name', 'Display Name', { required: true }),
    field.textarea('description', 'Description', { hint: 'In no message.' }),
  ]
}

function infoFrom(posted: Posted) {
  const description = (posted.description ?? '').replaceAll('\r', '').trim()
  return checked(appSchema.pick({ name: true, description: true }), {
    name: (posted.name ?? '').trim(),
    ...(description === '' ? {} : { description }),
  })
}

/** An app with a name alone. As at the vendor it signs with SHA-1 until the SSO tab is told otherwise, and has no tag for empty values. */
export function createApp(tenant: Tenant, posted: Posted): Answer {
  const { apps } = tenant.directory
  const { data, errors } = infoFrom(posted)
  if (!data) return wrong(newAppPage(tenant, posted, errors))
  const id = idFor(data.name, (taken) => apps.has(taken))
  const nameId = { format: 'emailAddress' as const, source: 'Email' }
  keepApp(tenant, {
    ...data,
    id,
    acsUrl: '',
    audience: '',
    nameId,
    hash: 'sha1',
    emptyValueTags: false,
    statements: [],
    assignments: [],
  })
  return saying(`apps/${id}`, 'app-added')
}

const tabs = [
  ['info', 'Info', ''],
  ['configuration', 'Configuration', '/configuration'],
  ['parameters', 'Parameters', '/parameters'],
  ['rules', 'Rules', '/rules'],
  ['sso', 'SSO', '/sso'],
  ['access', 'Access', '/access'],
  ['users', 'Users', '/users'],
] as const
type Tab = (typeof tabs)[number][0]

/** A page of one app. @param asked whose `menu` opens "More Actions" @param heading what the page itself is called, where the tab does not say it */
export function appPage(
  tenant: Tenant,
  app: App,
  tab: Tab,
  sections: Section[],
  { asked = {}, heading }: { asked?: Posted; heading?: string } = {},
): ConsolePage {
  const at = (path: string) => adminUrl(tenant, `apps/${app.id}${path}`)
  const [, label, path] = tabs.find(([id]) => id === tab) ?? tabs[0]
  const isOpen = asked.menu === 'more'
  const menu: Section = {
    links: [
      { label: 'More Actions', href: at(isOpen ? path : `${path}?menu=more`) },
      ...(isOpen
        ? [
            { label: 'SAML Metadata', href: at('/metadata') },
            { label: 'Delete', href: at('/delete') },
          ]
        : []),
    ],
  }
  return {
    area: 'apps',
    heading: `${app.name}: ${heading ?? label}`,
    tabs: tabs.map(([id, text, below]) => ({ label: text, href: at(below), current: id === tab })),
    sections: heading === undefined ? [menu, ...sections] : sections,
  }
}

const postedInfo = ({ name, description = '', hidden }: App): Posted => ({ name, description, visible: hidden ? '' : '1' })

export function infoPage(
  tenant: Tenant,
  app: App,
  asked: Posted,
  posted: Posted = postedInfo(app),
  errors: Errors = {},
): ConsolePage {
  const start = tenant.url + endpoints(tenant, app).initiate
  const section: Section = {
    facts: [
      { name: 'Connector', value: connector },
      { name: 'Portal address', value: start, href: start },
    ],
    form: {
      action: adminUrl(tenant, `apps/${app.id}`),
      hidden: [],
      groups: [{ fields: [...infoFields(posted, errors), fieldsOf(posted).checkbox('visible', 'Visible in portal')] }],
      buttons: [{ label: 'Save' }],
    },
  }
  return appPage(tenant, app, 'info', [section], { asked })
}

export function saveInfo(tenant: Tenant, app: App, posted: Posted): Answer {
  const { data, errors } = infoFrom(posted)
  if (!data) return wrong(infoPage(tenant, app, {}, posted, errors))
  const { description: _, hidden: __, ...kept } = app
  keepApp(tenant, { ...kept, ...data, ...(posted.visible === '1' ? {} : { hidden: true }) })
  return saying(`apps/${app.id}`, 'app-saved')
}

export const deletePage = (tenant: Tenant, app: App): ConsolePage => ({
  area: 'apps',
  heading: `Delete ${app.name}?`,
  text: 'Its parameters, rules and access go with it, at once.',
  sections: [
    {
      form: {
        action: adminUrl(tenant, `apps/${app.id}/delete`),
        hidden: [],
        groups: [],
        buttons: [{ label: 'Delete' }],
        cancel: adminUrl(tenant, `apps/${app.id}`),
      },
    },
  ],
})

export const metadataFile = (tenant: Tenant, app: App): Download => ({
  fileName: endpoints(tenant, app).metadataFile,
  type: 'application/samlmetadata+xml',
  content: tenant.profile.metadata(place(tenant, app), tenant.certificates.of(app).metadataKeys()),
})
