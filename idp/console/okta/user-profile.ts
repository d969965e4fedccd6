import { attributeName } from '../../directory/parts.ts'
import { baseProfile, isBase } from '../../profiles/okta/base-profile.ts'
import type { Tenant } from '../../tenants/tenant.ts'
import { checked, type Errors, fieldsOf, type Posted } from '../kit/fields.ts'
import { type Answer, adminUrl, type ConsolePage, wrong } from '../kit/page.ts'
import { saying } from './notices.ts'

/** Profile Editor > User (default): the attributes that everybody has. A custom one is called after its variable name here. */

/** What administrators have made beside the default profile; a value in an attribute of that one makes it no custom one. */
export const customNames = ({ directory }: Tenant): string[] => directory.customAttributeNames().filter((name) => !isBase(name))

const at = (tenant: Tenant, path = ''): string => adminUrl(tenant, `profiles/user${path}`)

export const userProfileRow = (tenant: Tenant) => ({
  cells: [
    { text: 'User (default)', href: at(tenant) },
    { text: 'Okta' },
    { text: String(baseProfile.length + customNames(tenant).length) },
  ],
})

export function userProfilePage(tenant: Tenant): ConsolePage {
  const custom = customNames(tenant)
  return {
    area: 'profiles',
    heading: 'User (default)',
    sections: [
      {
        links: [{ label: 'Add Attribute', href: at(tenant, '/new') }],
        table: {
          caption: 'Attributes of User (default)',
          columns: ['Display name', 'Variable name', 'Attribute type', 'Actions'],
          rows: [
            ...baseProfile.map(([title, variable]) => ({
              cells: [{ text: title }, { text: variable, code: true }, { text: 'Base' }],
            })),
            ...custom.map((name) => ({
              cells: [{ text: name }, { text: name, code: true, long: true }, { text: 'Custom' }],
              posts: [{ label: 'Delete', action: at(tenant, `/${encodeURIComponent(name)}/delete`), name: `Delete ${name}` }],
            })),
          ],
          empty: '',
        },
      },
    ],
  }
}

export function newUserAttributePage(tenant: Tenant, posted: Posted, errors: Errors = {}): ConsolePage {
  const hint = 'Letters, digits and _. Letter case counts; expressions say user.<variable name>.'
  const variable = fieldsOf(posted, errors).text('variable', 'Variable name', { required: true, hint })
  return {
    area: 'profiles',
    heading: 'Add Attribute',
    text: 'User (default)',
    sections: [
      {
        form: {
          action: at(tenant),
          hidden: [],
          groups: [{ fields: [variable] }],
          buttons: [{ label: 'Save' }],
          cancel: at(tenant),
        },
      },
    ],
  }
}

export function createUserAttribute(tenant: Tenant, posted: Posted): Answer {
  const { directory } = tenant
  const named = attributeName.regex(/^[A-Za-z_]\w*$/, 'must be letters, digits and _, and not begin with a digit')
  const { data, errors } = checked(named, (posted.variable ?? '').trim())
  if (data === null) return wrong(newUserAttributePage(tenant, posted, { variable: Object.values(errors)[0] ?? '' }))
  if (isBase(data) || directory.customAttributeNames().includes(data))
    return wrong(newUserAttributePage(tenant, posted, { variable: 'is there already' }))
  directory.customAttributes = [...directory.customAttributes, data]
  return saying('profiles/user', 'attribute-saved')
}

/** Everybody loses their value in it; null where there is none. */
export function deleteUserAttribute(tenant: Tenant, name: string): Answer {
  if (!customNames(tenant).includes(name)) return null
  tenant.directory.removeCustomAttribute(name)
  return saying('profiles/user', 'attribute-deleted')
}
