import type { TenantSpec } from '../directory/schema.ts'
import type { Tenant } from './tenant.ts'

/** All of a tenant that is not secret of its own: what would make another one like it. */
export function specOf({ id, profile, clockOffsetSeconds, signInAs, directory }: Tenant): TenantSpec & { id: string } {
  return {
    id,
    profile: profile.id,
    clockOffsetSeconds,
    signInAs,
    customAttributes: [...directory.customAttributes],
    ...(Object.keys(directory.attributeTitles).length > 0 ? { attributeTitles: directory.attributeTitles } : {}),
    customCategories: [...directory.categories.values()],
    linkedObjects: [...directory.linkedObjects],
    people: [...directory.people.values()],
    groups: [...directory.groups.values()],
    apps: [...directory.apps.values()],
  }
}
