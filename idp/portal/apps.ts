import type { App } from '../directory/schema.ts'
import type { Tenant } from '../tenants/tenant.ts'

/** Whether a search for this finds the app: every word is in its name, whatever the letter case. */
export function isFound({ name }: Pick<App, 'name'>, search: string): boolean {
  const words = search.toLowerCase().split(/\s+/)
  return words.every((word) => name.toLowerCase().includes(word))
}

/** The apps on somebody's page, by their names: those that are assigned to them or, where the vendor shows these, on for them; not hidden ones. */
export function appsOf({ directory, profile }: Pick<Tenant, 'directory' | 'profile'>, personId: string): App[] {
  const { assignedAlone } = profile.portal
  const isTheirs = (app: App) => {
    const access = assignedAlone && app.access ? { groups: app.access.groups } : app.access
    return directory.assignment({ ...app, access }, personId) !== undefined
  }
  const { compare } = new Intl.Collator('en', { numeric: true })
  return [...directory.apps.values()]
    .filter((app) => app.hidden !== true && isTheirs(app))
    .sort((one, other) => compare(one.name, other.name))
}

/** One or two letters that stand for a name where a picture would be. */
export function initialsOf(name: string): string {
  const letters = name.split(/[^\p{L}\p{N}]+/u).flatMap((word) => [...word][0] ?? [])
  return (letters.length > 1 ? letters.slice(0, 2) : [...name.trim()].slice(0, 2)).join('').toUpperCase()
}
