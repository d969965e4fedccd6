import { own } from '../../directory/own.ts'
import { attributeName, name as nameSchema } from '../../directory/parts.ts'
import { oneLoginFields } from '../../profiles/onelogin/expression.ts'
import { keptBeside, listed } from '../../profiles/onelogin/language/macros.ts'
import type { Tenant } from '../../tenants/tenant.ts'
import { checked, type Errors, fieldsOf, type Posted } from '../kit/fields.ts'
import { type Answer, adminUrl, type ConsolePage, wrong } from '../kit/page.ts'
import { saying } from './notices.ts'

/** Users > Custom User Fields: each has a name, for people, and a shortname, for macros. */

const key = (name: string): string => Buffer.from(name).toString('base64url')

/** Those that an administrator made: Company, say, is a field of every user. */
export const customFieldNames = ({ directory }: Pick<Tenant, 'directory'>): string[] =>
  directory.customAttributeNames().filter((name) => !Object.hasOwn(keptBeside, name))

/** What a field is called: by the Workato docs ("SAML role sync for OneLogin") `appuser.x` is what one names a field `x`, so one without a name is that. */
export const fieldTitle = ({ directory }: Pick<Tenant, 'directory'>, name: string): string =>
  own(directory.attributeTitles, name) ?? `appuser.${name}`

/** Shortnames that are none of an administrator's: macros and fields of every user, in any letter case. */
const standard: readonly string[] = [
  ...['name', 'firstname', 'firstinitial', 'lastname', 'lastinitial', 'email', 'email_name_part', 'email_domain_part'],
  ...Object.keys(oneLoginFields),
  ...Object.keys(keptBeside),
].map((each) => each.toLowerCase())

/** The field that an address names; undefined where there is none. */
export const fieldAt = (tenant: Tenant, asked: string | undefined): string | undefined =>
  customFieldNames(tenant).find((name) => key(name) === asked)

export function customFieldsPage(tenant: Tenant): ConsolePage {
  const { directory } = tenant
  const users = (name: string) =>
    [...directory.people.values()].filter(({ attributes }) => (own(attributes, name) ?? null) !== null)
  return {
    area: 'fields',
    heading: 'Custom User Fields',
    text: 'Every user has them. In lists of values a field stands by its name, in macros as {custom_attribute_<shortname>}.',
    sections: [
      {
        links: [{ label: 'New User Field', href: adminUrl(tenant, 'add-field') }],
        table: {
          caption: 'Custom User Fields',
          columns: ['Name', 'Shortname', 'Users with a value', 'Actions'],
          rows: customFieldNames(tenant).map((name) => ({
            cells: [
              { text: fieldTitle(tenant, name), long: true },
              { text: name, code: true, long: true },
              { text: String(users(name).length) },
            ],
            posts: [{ label: 'Delete', action: adminUrl(tenant, `fields/${key(name)}/delete`), name: `Delete ${name}` }],
          })),
          empty: 'There is no custom user field yet.',
        },
      },
    ],
  }
}

export function newFieldPage(tenant: Tenant, posted: Posted, errors: Errors = {}): ConsolePage {
  const field = fieldsOf(posted, errors)
  const fields = [
    field.text('name', 'Name', { required: true, hint: 'As it stands in forms and in lists of values.' }),
    field.text('shortname', 'Shortname', { required: true, hint: 'Letters, digits and _, such as workato_role.' }),
  ]
  return {
    area: 'fields',
    heading: 'New User Field',
    sections: [
      {
        form: {
          action: adminUrl(tenant, 'fields'),
          hidden: [],
          groups: [{ fields }],
          buttons: [{ label: 'Save' }],
          cancel: adminUrl(tenant, 'fields'),
        },
      },
    ],
  }
}

export function createField(tenant: Tenant, posted: Posted): Answer {
  const { directory } = tenant
  const [title, shortname] = [(posted.name ?? '').trim(), (posted.shortname ?? '').trim()]
  const errors = { ...titleErrors(tenant, title), ...shortnameErrors(tenant, shortname) }
  if (Object.keys(errors).length > 0) return wrong(newFieldPage(tenant, posted, errors))
  directory.customAttributes = [...directory.customAttributes, shortname]
  directory.attributeTitles = { ...directory.attributeTitles, [shortname]: title }
  return saying('fields', 'field-saved')
}

const isAmong = (names: readonly string[], name: string): boolean =>
  names.some((each) => each.toLowerCase() === name.toLowerCase())

function titleErrors(tenant: Tenant, title: string): Errors {
  const { errors } = checked(nameSchema, title)
  if (errors) return { name: Object.values(errors)[0] ?? '' }
  const titles = customFieldNames(tenant).map((each) => fieldTitle(tenant, each))
  return isAmong([...titles, ...Object.keys(listed)], title) ? { name: 'is that of another field' } : {}
}

function shortnameErrors({ directory }: Tenant, shortname: string): Errors {
  const schema = attributeName.regex(/^[A-Za-z_]\w*$/, 'must be letters, digits and _, and not begin with a digit')
  const { errors } = checked(schema, shortname)
  if (errors) return { shortname: Object.values(errors)[0] ?? '' }
  if (isAmong(standard, shortname)) return { shortname: 'is that of a field that every user has' }
  return directory.customAttributeNames().includes(shortname) ? { shortname: 'is that of another field' } : {}
}

/** The users lose their values in it. */
export function deleteField({ directory }: Tenant, name: string): Answer {
  directory.removeCustomAttribute(name)
  return saying('fields', 'field-deleted')
}
