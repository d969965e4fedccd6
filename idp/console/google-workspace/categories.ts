import { type Category, categorySchema } from '../../directory/category.ts'
import { offeredFields } from '../../profiles/google-workspace/expression.ts'
import type { Tenant } from '../../tenants/tenant.ts'
import { checked, type Errors, fieldsOf, type Posted } from '../kit/fields.ts'
import { groupKey } from '../kit/groups.ts'
import { type Answer, adminUrl, type ConsolePage, type Row, type Section, shown, wrong } from '../kit/page.ts'
import { compactLines, linesOf, rowsOf, withRow } from '../kit/rows.ts'
import { renamedCategory, withoutField } from './category-changes.ts'
import { saying } from './notices.ts'
import { customFields, ownFieldNames, undeclared } from './sources.ts'

/** Directory > Users > Manage custom attributes: categories, and their fields. */

const parts = ['name', 'count'] as const
const mostRows = 50

const categoryUrl = (tenant: Tenant, name: string, path = ''): string => adminUrl(tenant, `attributes/${groupKey(name)}${path}`)

export const categoryAt = ({ directory }: Tenant, key: string | undefined): Category | undefined =>
  [...directory.categories.values()].find(({ name }) => groupKey(name) === key)

export function categoriesPage(tenant: Tenant): ConsolePage {
  return {
    area: 'users',
    heading: 'Manage user attributes',
    sections: [
      {
        heading: 'Standard attributes',
        table: {
          caption: 'Standard attributes',
          columns: ['Category', 'Fields'],
          rows: Object.entries(offeredFields).map(([category, fields]) => ({
            cells: [{ text: category }, { text: fields.join(', ') }],
          })),
          empty: '',
        },
      },
      {
        heading: 'Custom attributes',
        links: [{ label: 'Add custom attribute', href: adminUrl(tenant, 'add-attribute') }],
        table: {
          caption: 'Custom attributes',
          columns: ['Category', 'Description', 'Fields'],
          rows: customFields(tenant).map(({ category, fields }): Row => {
            const declared = tenant.directory.categories.get(category)
            return {
              cells: [
                { text: category, ...(declared ? { href: categoryUrl(tenant, category) } : {}) },
                { text: declared ? (declared.description ?? '') : 'Used by people, and made elsewhere' },
                { text: fields.map(({ name }) => name).join(', ') },
              ],
            }
          }),
          empty: 'There is no custom attribute yet.',
        },
      },
      { links: [{ label: 'Back to users', href: adminUrl(tenant, 'users') }] },
    ],
  }
}

/** The form of a category: a new one, or one that gets more fields. @param before as it is kept */
export function categoryPage(
  tenant: Tenant,
  before: Category | undefined,
  posted: Posted = before ? { name: before.name, description: before.description ?? '' } : {},
  errors: Errors = {},
): ConsolePage {
  const field = fieldsOf(posted, errors)
  const rows = Array.from({ length: rowsOf(posted, mostRows) }, (_, index) => [
    field.text(`fields[${index}].name`, `Name ${index + 1}`),
    field.select(`fields[${index}].count`, `No. of values ${index + 1}`, [
      ['', 'Single Value'],
      ['multi', 'Multi-value'],
    ]),
  ])
  const form: Section['form'] = {
    action: before ? categoryUrl(tenant, before.name) : adminUrl(tenant, 'attributes'),
    hidden: [{ name: 'rows', value: String(rowsOf(posted, mostRows)) }],
    groups: [
      { fields: [field.text('name', 'Category', { required: true }), field.text('description', 'Description')] },
      {
        legend: before ? 'More custom fields' : 'Custom fields',
        hint: 'Info type: Text. How many values a field has is said once. An empty line is left out.',
        grid: 'pairs',
        fields: rows.flat(),
      },
    ],
    buttons: [
      { label: before ? 'Save' : 'Add', go: 'save' },
      { label: 'Add another field', go: 'row', quiet: true },
    ],
    cancel: adminUrl(tenant, 'attributes'),
  }
  return {
    area: 'users',
    heading: before ? before.name : 'Add custom fields',
    sections: before ? [fieldsSection(tenant, before), { form }, deleteSection(tenant, before)] : [{ form }],
  }
}

const fieldsSection = (tenant: Tenant, { name, fields }: Category): Section => ({
  table: {
    caption: 'Custom fields',
    columns: ['Name', 'Info type', 'No. of values', 'Actions'],
    rows: fields.map((each) => ({
      cells: [{ text: each.name }, { text: 'Text' }, { text: each.list ? 'Multi-value' : 'Single Value' }],
      posts: [
        {
          label: 'Delete',
          action: categoryUrl(tenant, name, `/delete/${groupKey(each.name)}`),
          name: `Delete field ${each.name}`,
        },
      ],
    })),
    empty: 'The category has no field yet.',
  },
})

const deleteSection = (tenant: Tenant, { name }: Category): Section => ({
  heading: 'Delete category',
  text: 'Its fields go with it, and what users have in them.',
  form: {
    action: categoryUrl(tenant, name, '/delete'),
    hidden: [],
    groups: [],
    buttons: [{ label: 'Delete category', quiet: true }],
  },
})

/** @param before the category that is changed, if one is */
export function saveCategory(tenant: Tenant, before: Category | undefined, raw: Posted): Answer {
  const { directory } = tenant
  if (raw.go === 'row') return shown(categoryPage(tenant, before, withRow(raw, mostRows)))
  const posted = compactLines(raw, 'fields', parts, mostRows)
  const text = (name: string) => (posted[name] ?? '').trim()
  const typed = linesOf(posted, 'fields', parts, mostRows).filter(({ name, count }) => name !== '' || count !== '')
  const { data, errors } = checked(categorySchema, {
    name: text('name'),
    ...(text('description') === '' ? {} : { description: text('description') }),
    fields: [
      ...(before?.fields ?? []),
      ...typed.map(({ name, count }) => ({ name, ...(count === 'multi' ? { list: true } : {}) })),
    ],
  })
  const wrongs = { ...shifted(errors ?? {}, before?.fields.length ?? 0), ...namesWrong(tenant, before, text('name'), typed) }
  if (!data || Object.keys(wrongs).length > 0) return wrong(categoryPage(tenant, before, posted, wrongs))
  if (before && before.name !== data.name) renamedCategory(directory, before.name, data.name)
  directory.categories.set(data.name, data)
  return saying('attributes', 'category-saved')
}

/** Complaints about a field stand beside its line: fields that are there already have none. */
const shifted = (errors: Errors, by: number): Errors =>
  Object.fromEntries(
    Object.entries(errors).map(([path, message]) => [path.replace(/^fields\[(\d+)\]/, (_, at) => `fields[${at - by}]`), message]),
  )

/** What would make a category or a field that mappings could not tell from another one. */
function namesWrong(
  tenant: Tenant,
  before: Category | undefined,
  name: string,
  typed: readonly Record<(typeof parts)[number], string>[],
): Errors {
  const { categories } = tenant.directory
  const isOwn = Object.hasOwn(offeredFields, name) || name === undeclared
  const isTaken = name !== before?.name && categories.has(name)
  const declared = new Map(
    [...categories.values()].flatMap((each) => each.fields.map((field) => [field.name, each.name] as const)),
  )
  const wrongs = typed.flatMap((line, index): [string, string][] => {
    const holder = declared.get(line.name)
    const says =
      line.name === ''
        ? 'must not be empty'
        : line.name.includes('>')
          ? "cannot have '>'"
          : ownFieldNames.includes(line.name)
            ? 'is a standard attribute'
            : holder !== undefined
              ? `is a field of ${holder} already: values are kept by name here, so that a name stands once`
              : typed.findIndex((each) => each.name === line.name) < index
                ? 'stands here twice'
                : undefined
    return says === undefined ? [] : [[`fields[${index}].name`, says]]
  })
  const none = !before && typed.length === 0 ? { 'fields[0].name': 'must not be empty' } : {}
  return {
    ...(name.includes('>') ? { name: "cannot have '>'" } : {}),
    ...(isOwn || isTaken ? { name: 'is that of another category' } : {}),
    ...none,
    ...Object.fromEntries(wrongs),
  }
}

/** @param key of one field; undefined: all of them, and the category */
export function deleteFields({ directory }: Tenant, category: Category, key?: string): Answer {
  const gone = category.fields.filter(({ name }) => key === undefined || groupKey(name) === key)
  for (const { name } of gone) withoutField(directory, name)
  if (key === undefined) directory.categories.delete(category.name)
  else directory.categories.set(category.name, { ...category, fields: category.fields.filter((each) => !gone.includes(each)) })
  if (key === undefined) return saying('attributes', 'category-deleted')
  return saying(`attributes/${groupKey(category.name)}`, 'attribute-deleted')
}
