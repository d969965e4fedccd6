import { bareFields, offeredFields } from '../../profiles/google-workspace/expression.ts'
import type { Tenant } from '../../tenants/tenant.ts'

/** What a mapping may read: `Category > Field`, as the lists of the console offer it. */

export const primaryEmail = 'Basic Information > Primary email'

/** Holds custom attributes that exist and that no category declares, as those of a tenant file may. */
export const undeclared = 'Custom attributes'

/** Names that a field of the console's own categories has. */
export const ownFieldNames: readonly string[] = Object.values(offeredFields).flat()

/** Custom attributes by category. */
export function customFields({
  directory,
}: Tenant): { category: string; fields: { name: string; list?: boolean | undefined }[] }[] {
  const declared = [...directory.categories.values()].map(({ name, fields }) => ({ category: name, fields }))
  const known = new Set([...ownFieldNames, ...declared.flatMap(({ fields }) => fields.map(({ name }) => name))])
  const others = directory.customAttributeNames().filter((name) => !known.has(name))
  return others.length === 0 ? declared : [...declared, { category: undeclared, fields: others.map((name) => ({ name })) }]
}

const everySource = (tenant: Tenant): string[] => [
  ...Object.entries(offeredFields).flatMap(([category, fields]) => fields.map((field) => `${category} > ${field}`)),
  ...customFields(tenant).flatMap(({ category, fields }) => fields.map(({ name }) => `${category} > ${name}`)),
]

/** How the console shows an expression: a bare name, as files and guides write it, by the field that it means. */
export function shownSource(tenant: Tenant, expression: string): string {
  if (expression.includes('>'))
    return expression
      .split('>')
      .map((part) => part.trim())
      .join(' > ')
  const own = Object.hasOwn(bareFields, expression) ? bareFields[expression] : undefined
  if (own !== undefined) return own
  const found = customFields(tenant).find(({ fields }) => fields.some(({ name }) => name === expression))
  return found ? `${found.category} > ${expression}` : expression
}

/** The choices of a list. What is chosen stays as it is written, also where the console would write it otherwise. */
export function sourceOptions(tenant: Tenant, chosen: string): (readonly [value: string, label: string])[] {
  const label = shownSource(tenant, chosen)
  const all = everySource(tenant).map((source) => [source === label ? chosen : source, source] as const)
  return chosen === '' || all.some(([value]) => value === chosen) ? all : [...all, [chosen, label]]
}
