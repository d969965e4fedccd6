import type { App, Person } from '../../directory/schema.ts'
import type { Tenant } from '../../tenants/tenant.ts'
import { assignedGroups, membersOf } from './groups.ts'
import { type Answer, adminUrl, shown } from './page.ts'
import type { Visit } from './serve.ts'
import { nameOf } from './values.ts'

/** Deletions ask once more: a page that says what goes along, with the real button. */

interface Question {
  /** The area of the console that it belongs to. */
  area: string
  /** What is deleted, by its name. */
  name: string
  /** What goes along: `goesWith`. */
  text: string
  /** What the button says. */
  button: string
  /** The page that Cancel leads to, below the console's address. */
  back: string
}

/** Does it when it was asked, else asks; the question is posted to where the button posted, with all that it posted. */
export function confirmed(
  { tenant, path, posted }: Visit,
  { area, name, text, button, back }: Question,
  act: () => Answer,
): Answer {
  const { confirmed: isConfirmed, ...kept } = posted
  if (isConfirmed === '1') return act()
  const hidden = Object.entries({ ...kept, confirmed: '1' }).map(([field, value]) => ({ name: field, value }))
  const form = {
    action: adminUrl(tenant, path),
    hidden,
    groups: [],
    buttons: [{ label: button }],
    cancel: adminUrl(tenant, back),
  }
  return shown({ area, heading: `Delete ${name}?`, text: `${text} It cannot be brought back.`, sections: [{ form }] })
}

/** The same for the group of the page that posted: its members and assignments go along. @param next where that leads */
export function groupDeleted(at: Visit, name: string, next: string): Answer {
  const back = `groups/${at.params.group}`
  const question = { area: 'groups', name, text: goesWith.group(at.tenant, name), button: 'Delete group', back }
  return confirmed(at, question, () => {
    at.tenant.directory.removeGroup(name)
    return next
  })
}

/** What goes along with something that is deleted. */
export const goesWith = {
  person({ directory }: Tenant, person: Person): string {
    const apps = [...directory.apps.values()].filter((app) => directory.assignment(app, person.id)).map(({ name }) => name)
    return said([
      [person.groups ?? [], (groups) => `Leaves ${groups}.`],
      [apps, (names) => `Can open ${names} no more, and what is kept for that goes, too.`],
    ])
  },
  group(tenant: Tenant, name: string): string {
    const apps = [...tenant.directory.apps.values()].filter((app) => assignedGroups(tenant, app).includes(name))
    return said([
      [membersOf(tenant, name).map(nameOf), (people) => `${people} will be in it no more.`],
      [apps.map((app) => app.name), (names) => `Who had ${names} by it alone has it no more.`],
    ])
  },
  app: ({ statements, assignments }: App): string =>
    `Nobody can sign in to it any more. Its settings, ${counted(statements.length, 'mapping')} and ${counted(assignments.length, 'assignment')} go with it.`,
  /** @param holders how many people have a value */
  attribute: ({ directory }: Tenant, names: readonly string[]): string => {
    const holders = [...directory.people.values()].filter(({ attributes = {} }) =>
      names.some((name) => Object.hasOwn(attributes, name) && attributes[name] !== null),
    )
    return `${counted(holders.length, 'person loses', 'people lose')} a value. Mappings to it stay, and send nothing.`
  },
  certificate: 'It signs nothing now.',
}

const most = 5

/** Those sentences that have something to say, naming the first few. */
function said(lines: [names: readonly string[], sentence: (names: string) => string][]): string {
  const told = lines.flatMap(([names, sentence]) => {
    const more = names.length > most ? ` and ${names.length - most} more` : ''
    return names.length === 0 ? [] : [sentence(`${names.slice(0, most).join(', ')}${more}`)]
  })
  return told.length === 0 ? 'Nothing else goes with it.' : told.join(' ')
}

const counted = (count: number, one: string, more = `${one}s`): string => `${count} ${count === 1 ? one : more}`
