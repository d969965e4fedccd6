import type { Directory } from '../directory/directory.ts'
import { undeclaredGroups } from '../directory/undeclared-groups.ts'
import type { Tenant } from '../tenants/tenant.ts'

const about = {
  tenant: {
    'file-taken': (directory: Directory) =>
      ['The file is taken: this is what it says.', ...undeclaredGroups(directory)].join(' '),
    'sign-in-as-on': () => '“Sign in as” is on: one click signs people in.',
    'sign-in-as-off': () => '“Sign in as” is off: everybody types name and password, and a code where one is set up.',
  },
  app: {
    statements: (app: string) => `The statements of ${app} are saved.`,
    settings: (app: string) => `The settings of ${app} are saved.`,
    'app-added': (app: string) => `${app} is added. Next: give the service the metadata URL, and assign people.`,
  },
  person: {
    person: (person: string) => `${person} is saved.`,
    'person-added': (person: string) => `${person} is added. Next: assign an app to this person.`,
  },
  both: {
    assigned: (app: string, person: string) => `${person} is assigned to ${app}; the values are saved.`,
    unassigned: (app: string, person: string) => `${person} has no assignment to ${app} of their own.`,
  },
}

/** What was saved on the tenant page, with the ids of the app and the person it was about. */
export type Saved =
  | { what: keyof typeof about.tenant }
  | { what: keyof typeof about.app; app: string }
  | { what: keyof typeof about.person; person: string }
  | { what: keyof typeof about.both; app: string; person: string }

/** Said once, at the part of the page that was changed. */
export interface Notice {
  /** The part's id; null for the whole page. */
  part: string | null
  text: string
}

/** The address of the tenant page that says so, and shows the part in question. */
export function addressOf(tenant: Tenant, saved: Saved): string {
  const part = 'app' in saved ? `#${appPart(saved.app)}` : 'person' in saved ? `#${personPart(saved.person)}` : ''
  return `${tenant.url}/?${new URLSearchParams(saved)}${part}`
}

/**
 * What the address of the tenant page says was saved; null when it says nothing of the kind. Names come from the directory: an address has no
 * words of its own. Pure.
 */
export function noticeIn(query: Record<string, unknown>, { directory }: Pick<Tenant, 'directory'>): Notice | null {
  const what = String(query.what)
  const app = directory.apps.get(String(query.app))
  const person = directory.people.get(String(query.person))
  const name = person?.displayName || (person?.userName ?? '')
  if (isKey(about.tenant, what)) return { part: null, text: about.tenant[what](directory) }
  if (isKey(about.app, what)) return app ? { part: appPart(app.id), text: about.app[what](app.name) } : null
  if (isKey(about.person, what)) return person ? { part: personPart(person.id), text: about.person[what](name) } : null
  if (isKey(about.both, what) && app && person) return { part: appPart(app.id), text: about.both[what](app.name, name) }
  return null
}

/** The ids that the template gives the parts of the tenant page. */
export const appPart = (id: string): string => `app-${id}`
export const personPart = (id: string): string => `person-${id}`

function isKey<T extends object>(words: T, key: string): key is keyof T & string {
  return Object.hasOwn(words, key)
}
