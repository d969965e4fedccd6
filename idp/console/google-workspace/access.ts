import { assignedBy } from '../../directory/access.ts'
import type { App, Person } from '../../directory/schema.ts'
import type { Tenant } from '../../tenants/tenant.ts'
import { fieldsOf } from '../kit/fields.ts'
import { groupKey, groupNames } from '../kit/groups.ts'
import { adminUrl, type ConsolePage, type Row, type Section } from '../kit/page.ts'
import { nameOf } from '../kit/values.ts'
import { unitsSection } from './units.ts'

/** "User access": whom an app is on for. Google tells people apart by organizational units and groups; here each may have it on alone, too. */

/** In a word, as Google's lists have it. */
export function accessInWords({ access, assignments }: App): string {
  if (isForAll({ access })) return 'ON for everyone'
  const isForSome = access?.everyone || assignments.length > 0 || (access?.groups ?? []).length > 0
  return isForSome || Object.values(access?.units ?? {}).includes(true) ? 'ON for some' : 'OFF for everyone'
}

/** No unit has it off. */
const isForAll = ({ access }: Pick<App, 'access'>): boolean =>
  access?.everyone === true && !Object.values(access.units ?? {}).includes(false)

/** The card on the app's page. */
export function accessSection(tenant: Tenant, app: App): Section {
  const groups = app.access?.groups ?? []
  const units = Object.entries(app.access?.units ?? {})
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([unit, isOn]) => `${unit} ${isOn ? 'ON' : 'OFF'}`)
  const people = app.assignments.flatMap(({ person }) => tenant.directory.people.get(person) ?? [])
  return {
    heading: 'User access',
    links: [{ label: 'View details', href: adminUrl(tenant, `apps/${app.id}/access`), name: 'View details of user access' }],
    facts: [
      { name: 'Service status', value: accessInWords(app) },
      ...(units.length > 0 ? [{ name: 'Organizational units', value: units.join(', ') }] : []),
      ...(groups.length > 0 ? [{ name: 'ON for groups', value: groups.join(', ') }] : []),
      ...(people.length > 0 ? [{ name: 'ON for users', value: people.map(nameOf).join(', ') }] : []),
    ],
  }
}

export function accessPage(tenant: Tenant, app: App): ConsolePage {
  const at = (path: string) => adminUrl(tenant, `apps/${app.id}/access${path}`)
  const everyone = app.access?.everyone === true
  const field = fieldsOf({ status: everyone ? 'on' : 'off' })
  const beside = isForAll(app) ? 'It is ON for everyone, so what is set here makes no difference now.' : undefined
  return {
    area: 'apps',
    heading: 'Service status',
    text: app.name,
    sections: [
      {
        text: 'A change holds from the next sign-in on. At Google it may take up to 24 hours.',
        form: {
          action: at(''),
          hidden: [],
          groups: [
            {
              legend: 'All users in this account',
              fields: [field.radio('status', 'on', 'ON for everyone'), field.radio('status', 'off', 'OFF for everyone')],
            },
          ],
          buttons: [{ label: 'Save' }],
          cancel: adminUrl(tenant, `apps/${app.id}`),
        },
      },
      unitsSection(tenant, app),
      {
        heading: 'Groups',
        text: beside ?? 'Turns the app on for the members of a group, also while it is off for everyone or for their unit.',
        table: {
          caption: 'Access by group',
          columns: ['Group', 'Service status', 'Actions'],
          rows: groupNames(tenant).map((name) => {
            const isOn = app.access?.groups?.includes(name) ?? false
            return switchRow(name, isOn, at(`/groups/${groupKey(name)}`))
          }),
          empty: 'There is no group yet.',
        },
      },
      {
        heading: 'Users',
        text: beside ?? 'For tests alone: the app is on for single users, as it cannot be at Google.',
        table: {
          caption: 'Access by user',
          columns: ['User', 'Service status', 'Actions'],
          rows: [...tenant.directory.people.values()].map((person) =>
            switchRow(nameOf(person), isOnFor(app, person), at(`/users/${person.id}`), statusFor(app, person)),
          ),
          empty: 'There is no user yet.',
        },
      },
    ],
  }
}

const isOnFor = (app: App, { id }: Person): boolean => app.assignments.some(({ person }) => person === id)

/** Whether the app is on for somebody, and what turned it on. */
function statusFor(app: App, person: Person): string {
  const assigned = assignedBy(app, person)
  if (assigned === null) return 'OFF'
  if (assigned.by === 'groups') return `ON, by ${assigned.groups.join(', ')}`
  if (assigned.by === 'unit') return `ON, by ${assigned.unit}`
  return assigned.by === 'everyone' ? 'ON, as for everyone' : 'ON'
}

/** @param status in words, where it is not the row's own switch alone that counts */
function switchRow(name: string, isOn: boolean, action: string, status = isOn ? 'ON' : 'OFF'): Row {
  const label = isOn ? 'Turn OFF' : 'Turn ON'
  return { cells: [{ text: name }, { text: status }], posts: [{ action, label, name: `${label} for ${name}` }] }
}

/** Another status than these two is none that the page offers: nothing changes. */
export function saveStatus({ directory }: Tenant, app: App, status: string | undefined): void {
  if (status !== 'on' && status !== 'off') return
  const { everyone: _, ...kept } = app.access ?? {}
  directory.apps.set(app.id, { ...app, access: { ...kept, ...(status === 'on' ? { everyone: true } : {}) } })
}

export function switchGroup({ directory }: Tenant, app: App, name: string): void {
  if (app.access?.groups?.includes(name)) directory.unassignGroup(app, name)
  else directory.assignGroup(app, name)
}

export function switchUser({ directory }: Tenant, app: App, person: Person): void {
  if (isOnFor(app, person)) directory.unassign(app, person.id)
  else directory.assign(app, { person: person.id })
}
