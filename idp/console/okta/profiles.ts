import { type App, type AttributeDefinition, attributeSchema } from '../../directory/schema.ts'
import { problemsOf } from '../../signin/claims.ts'
import type { Tenant } from '../../tenants/tenant.ts'
import { checked, type Errors, fieldsOf, type Posted } from '../kit/fields.ts'
import { adminUrl, type ConsolePage } from '../kit/page.ts'
import * as lines from '../kit/rows.ts'
import { userProfileRow } from './user-profile.ts'

/** Directory > Profile Editor: the profile that everybody has, and the attributes that an app's own profile has. */

export function profilesPage(tenant: Tenant): ConsolePage {
  const apps = [...tenant.directory.apps.values()]
  return {
    area: 'profiles',
    heading: 'Profile Editor',
    sections: [
      {
        table: {
          caption: 'Profiles',
          columns: ['Profile', 'Type', 'Attributes'],
          rows: [
            userProfileRow(tenant),
            ...apps.map((app) => ({
              cells: [
                { text: `${app.name} User`, href: adminUrl(tenant, `profiles/app/${app.id}`) },
                { text: 'Application' },
                { text: String((app.attributes ?? []).length) },
              ],
            })),
          ],
          empty: '',
        },
      },
    ],
  }
}

export function profilePage(tenant: Tenant, app: App): ConsolePage {
  const at = (path: string) => adminUrl(tenant, `profiles/app/${app.id}/${path}`)
  const attributes = app.attributes ?? []
  const declared = new Set(attributes.map(({ variable }) => variable))
  const elsewhere = problemsOf(tenant, app).filter(({ field, statement }) => field === 'attribute' && !declared.has(statement))
  return {
    area: 'profiles',
    heading: `${app.name} User`,
    sections: [
      {
        warnings: elsewhere.map(({ statement, message }) => `${statement}: ${message}`),
        links: [{ label: 'Add Attribute', href: at('new') }],
        table: {
          caption: `Attributes of ${app.name} User`,
          columns: ['Display name', 'Variable name', 'Data type', 'Attribute members', 'Actions'],
          rows: attributes.map(({ variable, title, list, members }) => ({
            cells: [
              { text: title },
              { text: variable, code: true, warnings: warningsFor(tenant, app, variable) },
              { text: list ? 'string array' : 'string' },
              { text: (members ?? []).map((each) => `${each.title} = ${each.value}`).join(', ') },
            ],
            links: [{ label: 'Edit', href: at(`edit/${variable}`), name: `Edit ${variable}` }],
          })),
          empty: 'This profile has no attribute of its own yet.',
        },
      },
    ],
  }
}

const warningsFor = (tenant: Tenant, app: App, variable: string): string[] =>
  problemsOf(tenant, app).flatMap((each) => (each.field === 'attribute' && each.statement === variable ? [each.message] : []))

/** The form of an attribute. @param variable of the attribute that is changed, if one is */
export function attributePage(tenant: Tenant, app: App, posted: Posted, errors: Errors = {}, variable?: string): ConsolePage {
  const field = fieldsOf(posted, errors)
  const warnings = variable === undefined ? [] : warningsFor(tenant, app, variable)
  const members = Array.from({ length: rowsOf(posted) }, (_, index) => ({
    legend: `Attribute member ${index + 1}`,
    grid: true,
    ...(index === 0 ? { hint: 'What people choose from, and what is sent. An empty line is left out.' } : {}),
    fields: [
      field.text(`members[${index}].title`, `Display name ${index + 1}`),
      field.text(`members[${index}].value`, `Value ${index + 1}`),
    ],
  }))
  return {
    area: 'profiles',
    heading: variable === undefined ? 'Add Attribute' : `Edit ${variable}`,
    text: `${app.name} User`,
    sections: [
      {
        form: {
          action: adminUrl(tenant, `profiles/app/${app.id}`),
          hidden: [
            { name: 'before', value: variable ?? '' },
            { name: 'rows', value: String(rowsOf(posted)) },
          ],
          groups: [
            {
              fields: [
                field.select('type', 'Data type', [
                  ['string', 'string'],
                  ['list', 'string array'],
                ]),
                field.text('title', 'Display name', { required: true }),
                field.text('variable', 'Variable name', { required: true, hint: 'Letter case counts.', warnings }),
              ],
            },
            ...members,
          ],
          buttons: [
            { label: 'Save', go: 'save' },
            { label: 'Add Another', go: 'row', quiet: true },
            ...(variable === undefined ? [] : [{ label: 'Delete Attribute', go: 'delete', quiet: true }]),
          ],
          cancel: adminUrl(tenant, `profiles/app/${app.id}`),
        },
      },
    ],
  }
}

/** At most as many choices as one form can post. */
const mostRows = 100
const rowsOf = (posted: Posted): number => lines.rowsOf(posted, mostRows)

/** One more line for a choice. */
export const withRow = (posted: Posted): Posted => lines.withRow(posted, mostRows)

export function postedFrom({ variable, title, list, members = [] }: AttributeDefinition): Posted {
  const lines = members.flatMap((each, index) => [
    [`members[${index}].title`, each.title],
    [`members[${index}].value`, each.value],
  ])
  return {
    variable,
    title,
    type: list ? 'list' : 'string',
    rows: String(Math.max(1, members.length)),
    ...Object.fromEntries(lines),
  }
}

/** The attribute that was typed, or what is wrong beside each field. @param before its variable name so far, '' when it is new */
export function attributeFrom(app: App, posted: Posted): ReturnType<typeof checked<AttributeDefinition>> {
  const text = (name: string) => (posted[name] ?? '').trim()
  const lines = Array.from({ length: rowsOf(posted) }, (_, index) => ({
    index,
    title: text(`members[${index}].title`),
    value: text(`members[${index}].value`),
  })).filter(({ title, value }) => title !== '' || value !== '')
  const result = checked(attributeSchema.omit({ members: true }), {
    variable: text('variable'),
    title: text('title'),
    ...(posted.type === 'list' ? { list: true } : {}),
  })
  const half = lines.flatMap(({ index, title, value }) => [
    ...(title === '' ? [[`members[${index}].title`, 'must not be empty beside a value']] : []),
    ...(value === '' ? [[`members[${index}].value`, 'must not be empty beside a display name']] : []),
  ])
  const again = lines.filter(({ value }, at) => value !== '' && lines.findIndex((each) => each.value === value) < at)
  const others = (app.attributes ?? []).filter(({ variable }) => variable !== posted.before)
  const taken = others.some(({ variable }) => variable === text('variable'))
  const errors: Errors = {
    ...result.errors,
    ...Object.fromEntries(again.map(({ index }) => [`members[${index}].value`, 'is the value of another member'])),
    ...Object.fromEntries(half),
    ...(taken ? { variable: 'is there already' } : {}),
  }
  if (!result.data || Object.keys(errors).length > 0) return { data: null, errors }
  const members = lines.length > 0 ? { members: lines.map(({ title, value }) => ({ title, value })) } : {}
  return checked(attributeSchema, { ...result.data, ...members })
}

/** The app with the attribute in its place, or without it when there is none. */
export function withAttribute(app: App, before: string, attribute: AttributeDefinition | null): App {
  const all = app.attributes ?? []
  const added = attribute === null ? [] : [attribute]
  const known = all.some(({ variable }) => variable === before)
  const attributes = known ? all.flatMap((each) => (each.variable === before ? added : [each])) : [...all, ...added]
  return { ...app, attributes }
}
