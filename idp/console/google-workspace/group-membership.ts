import { didYouMean } from '../../directory/nearest.ts'
import type { App, GroupStatement } from '../../directory/schema.ts'
import { mostGroups } from '../../profiles/google-workspace/groups.ts'
import type { Tenant } from '../../tenants/tenant.ts'
import { type Errors, type Field, fieldsOf, type Posted } from '../kit/fields.ts'
import { groupNames } from '../kit/groups.ts'
import type { Form } from '../kit/page.ts'

/** "Group membership (optional)": which groups are sent, under which name. The console has one such line; further ones are kept. */

export const groupsPosted = ({ groupStatements: [first] = [] }: App): Posted => ({
  'groups.name': first?.name ?? '',
  ...pickedFields(first?.only ?? []),
})

const pickedFields = (names: readonly string[]): Posted =>
  Object.fromEntries(names.map((name, index) => [`groups.only[${index}]`, name]))

const isPick = (field: string): boolean => field.startsWith('groups.only[')

const picked = (posted: Posted): string[] => [
  ...new Set(Object.entries(posted).flatMap(([field, name]) => (isPick(field) && name !== '' ? [name] : []))),
]

const searched = (posted: Posted): string => (posted['groups.search'] ?? '').trim()

/** The same with the group that was searched for among those that are picked, where it is one. */
export function withSearched(tenant: Tenant, posted: Posted): Posted {
  if (searched(posted) === '' || searchError(tenant, posted)) return posted
  const others = Object.entries(posted).filter(([field]) => !isPick(field))
  return { ...Object.fromEntries(others), 'groups.search': '', ...pickedFields([...picked(posted), searched(posted)]) }
}

/** What keeps the group that is searched for from being picked. */
export function searchError(tenant: Tenant, posted: Posted): string | undefined {
  const [name, known] = [searched(posted), groupNames(tenant)]
  if (name === '') return undefined
  if (!known.includes(name)) return `finds no group '${name}'${didYouMean(name, known)}`
  return picked(posted).length >= mostGroups ? `is over: ${mostGroups} groups can be picked at most` : undefined
}

/** @param before the app that is changed, if one is */
export function groupsFrom(
  tenant: Tenant,
  raw: Posted,
  before: App | undefined,
): { statements: GroupStatement[]; errors: Errors } {
  const posted = withSearched(tenant, raw)
  const [first, ...others] = before?.groupStatements ?? []
  const [only, name] = [picked(posted), (posted['groups.name'] ?? '').trim()]
  const search = searchError(tenant, posted)
  const errors: Errors = {
    ...(search ? { 'groups.search': search } : {}),
    ...(only.length > 0 && name === '' ? { 'groups.name': 'must not be empty beside groups' } : {}),
    ...(only.length === 0 && name !== '' && !search ? { 'groups.search': 'has to find a group to send under this name' } : {}),
  }
  // What is faulty is not judged twice.
  const own = name === '' || only.length === 0 ? [] : [{ ...first, name, only }]
  return { statements: [...own, ...others], errors }
}

export function groupFields(tenant: Tenant, posted: Posted, errors: Errors): Form['groups'][number] {
  const field = fieldsOf(posted, errors)
  const names = picked(posted)
  const boxes = names.map(
    (name, index): Field => ({ ...field.checkbox(`groups.only[${index}]`, name), value: name, checked: true }),
  )
  return {
    legend: 'Group membership (optional)',
    hint: `Picked groups are sent to the app when the user is a member; at most ${mostGroups}. Untick one to leave it out.`,
    fields: [
      field.text('groups.search', 'Search for a group', {
        suggestions: groupNames(tenant).filter((name) => !names.includes(name)),
      }),
      ...boxes,
      field.text('groups.name', 'App attribute'),
    ],
  }
}
