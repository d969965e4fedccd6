import { attributeName } from '../../directory/parts.ts'
import type { Tenant } from '../../tenants/tenant.ts'
import { checked, type Errors, fieldsOf, type Posted } from '../kit/fields.ts'
import { type Answer, adminUrl, type ConsolePage, wrong } from '../kit/page.ts'
import { saying } from './notices.ts'

/** Users > Custom User Fields. A field has a name and a shortname at the vendor; here the name follows from the shortname. */

const key = (name: string): string => Buffer.from(name).toString('base64url')

/** Those that an administrator made: MemberOf is a field of every user. */
export const customFieldNames = ({ directory }: Pick<Tenant, 'directory'>): string[] =>
  directory.customAttributeNames().filter((name) => name !== 'member_of')

/** The field that an address names; undefined where there is none. */
export const fieldAt = (tenant: Tenant, asked: string | undefined): string | undefined =>
  customFieldNames(tenant).find((name) => key(name) === asked)

export function customFieldsPage(tenant: Tenant): ConsolePage {
  const { directory } = tenant
  const users = (name: string) => [...directory.people.values()].filter(({ attributes }) => (attributes?.[name] ?? null) !== null)
  return {
    area: 'fields',
    heading: 'Custom User Fields',
    text: 'Every user has them. In lists of values a field is called appuser.<shortname>, in macros {custom_attribute_<shortname>}.',
    sections: [
      {
        links: [{ label: 'New User Field', href: adminUrl(tenant, 'add-field') }],
        table: {
          caption: 'Custom User Fields',
          columns: ['Name', 'Shortname', 'Users with a value', 'Actions'],
          rows: customFieldNames(tenant).map((name) => ({
            cells: [
              { text: `appuser.${name}`, code: true, long: true },
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
  const shortname = fieldsOf(posted, errors).text('shortname', 'Shortname', {
    required: true,
    hint: 'Letters, digits and _, such as workato_role. Its name is appuser.<shortname> here.',
  })
  return {
    area: 'fields',
    heading: 'New User Field',
    sections: [
      {
        form: {
          action: adminUrl(tenant, 'fields'),
          hidden: [],
          groups: [{ fields: [shortname] }],
          buttons: [{ label: 'Save' }],
          cancel: adminUrl(tenant, 'fields'),
        },
      },
    ],
  }
}

export function createField(tenant: Tenant, posted: Posted): Answer {
  const { directory } = tenant
  const shortname = attributeName.regex(/^[A-Za-z_]\w*$/, 'must be letters, digits and _, and not begin with a digit')
  const name = (posted.shortname ?? '').trim()
  const { data, errors } = checked(shortname, name)
  if (data === null) return wrong(newFieldPage(tenant, posted, { shortname: Object.values(errors)[0] ?? '' }))
  if (data === 'member_of' || directory.customAttributeNames().includes(data))
    return wrong(newFieldPage(tenant, posted, { shortname: 'is that of another field' }))
  directory.customAttributes = [...directory.customAttributes, data]
  return saying('fields', 'field-saved')
}

/** The users lose their values in it. */
export function deleteField({ directory }: Tenant, name: string): Answer {
  directory.removeCustomAttribute(name)
  return saying('fields', 'field-deleted')
}
