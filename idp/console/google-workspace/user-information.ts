import { own } from '../../directory/own.ts'
import { type Person, personSchema } from '../../directory/schema.ts'
import type { Tenant } from '../../tenants/tenant.ts'
import { attributeField, attributesFrom, postedAttributes } from '../kit/attributes.ts'
import { checked, type Errors, fieldsOf, type Posted } from '../kit/fields.ts'
import { type Answer, adminUrl, type ConsolePage, wrong } from '../kit/page.ts'
import { textsOf } from '../kit/person.ts'
import { nameOf } from '../kit/values.ts'
import { saying } from './notices.ts'
import { customFields } from './sources.ts'

/** "User information" of a user: the console's own fields, then custom attributes by category. */

interface Slot {
  /** Where it is kept: a field of everybody, or an attribute. */
  field: 'title' | 'department' | null
  name: string
  label: string
  list?: boolean | undefined
}

const attribute = (name: string, label = name, list?: boolean | undefined): Slot => ({ field: null, name, label, list })

function slotsOf(tenant: Tenant): { legend: string; slots: Slot[] }[] {
  return [
    { legend: 'Contact information', slots: [attribute('Phone number'), attribute('Address')] },
    {
      legend: 'Employee information',
      slots: [
        attribute('Employee ID'),
        { field: 'title', name: 'title', label: 'Job title' },
        attribute('Type', 'Type of employee'),
        attribute('Manager', "Manager's email"),
        { field: 'department', name: 'department', label: 'Department' },
        attribute('Cost center'),
      ],
    },
    ...customFields(tenant).map(({ category, fields }) => ({
      legend: category,
      slots: fields.map(({ name, list }) => attribute(name, name, list)),
    })),
  ]
}

/** What is known, in a line each. */
export function informationFacts(tenant: Tenant, person: Person): { name: string; value: string }[] {
  return slotsOf(tenant).flatMap(({ legend, slots }) =>
    slots.flatMap(({ field, name, label }) => {
      const value = field ? person[field] : own(person.attributes, name)
      const shown = [value ?? []].flat().join(', ')
      return shown === '' ? [] : [{ name: `${legend}: ${label}`, value: shown }]
    }),
  )
}

export function informationPage(
  tenant: Tenant,
  person: Person,
  posted: Posted = { ...textsOf(person), ...postedAttributes(person.attributes) },
  errors: Errors = {},
): ConsolePage {
  const field = fieldsOf(posted, errors)
  return {
    area: 'users',
    heading: 'User information',
    text: nameOf(person),
    sections: [
      {
        form: {
          action: adminUrl(tenant, `users/${person.id}/information`),
          hidden: [],
          groups: slotsOf(tenant).map(({ legend, slots }) => ({
            legend,
            grid: true,
            fields: slots.map(({ field: standard, name, label, list }) =>
              standard ? field.text(standard, label) : attributeField(field, person.attributes, name, label, list),
            ),
          })),
          buttons: [{ label: 'Save' }],
          cancel: adminUrl(tenant, `users/${person.id}`),
        },
      },
    ],
  }
}

export function saveInformation(tenant: Tenant, person: Person, posted: Posted): Answer {
  const { title, department, attributes: before, ...kept } = person
  const attributes = attributesFrom(before, posted)
  const texts = { title: posted.title?.trim() ?? title, department: posted.department?.trim() ?? department }
  const { data, errors } = checked(personSchema, {
    ...kept,
    ...Object.fromEntries(Object.entries(texts).filter(([, value]) => value !== undefined && value !== '')),
    ...(Object.keys(attributes).length > 0 ? { attributes } : {}),
  })
  if (!data) return wrong(informationPage(tenant, person, posted, besideFields(errors)))
  tenant.directory.people.set(person.id, data)
  return saying(`users/${person.id}`, 'user-saved')
}

/** `attributes["Cost center"][0]` is the field `attributes.Cost center`. */
const besideFields = (errors: Errors): Errors =>
  Object.fromEntries(
    Object.entries(errors).map(([path, message]) => {
      const name = /^attributes(?:\.|\[")([^"]+?)(?:"\])?(?:\[\d+\])?$/.exec(path)?.[1]
      return name === undefined ? [path, message] : [`attributes.${name}`, message]
    }),
  )
