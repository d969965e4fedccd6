import { assignedBy } from './access.ts'
import type { Category } from './category.ts'
import { issueWords } from './issue-words.ts'
import { DirectoryRefusal, demandRoom, most, mostInApp, mostInPerson, Room } from './limits.ts'
import {
  type App,
  type Assignment,
  assignmentSchema,
  type DirectoryKind,
  type Group,
  type Person,
  type TenantSpec,
} from './schema.ts'

/** What the vendors' own examples read of them, whoever has it. */
const alwaysThere: Record<DirectoryKind, string[]> = { 'active-directory': ['managerUpn'], workday: ['employeeID'] }

/** What tells usernames apart. */
export const userNameKey = (userName: string): string => userName.trim().toLowerCase()

/** People, groups, apps and who may use which: a plain store, no rules of any vendor. What would be too many is refused (`DirectoryRefusal`). */
export class Directory {
  readonly people = new Room<Person>((people, { id, groups }) => {
    demandRoom({ people: most.people }, { people })
    demandRoom(mostInPerson, { groups: groups?.length }, `the person '${id}'`)
  })
  readonly groups = new Room<Group>((groups) => demandRoom({ groups: most.groups }, { groups }))
  readonly apps = new Room<App>((apps, app) => {
    demandRoom({ apps: most.apps }, { apps })
    demandRoom(mostInApp, sizesOf(app), `the app '${app.id}'`)
  })
  #customAttributes: readonly string[] = []
  /** What custom attributes are called, where that is another word than their name. */
  attributeTitles: Readonly<Record<string, string>>
  /** Relations between people that are declared although nobody has one. */
  readonly linkedObjects: readonly string[]
  /** Custom attributes that are declared in categories, by the names of these. */
  readonly categories = new Room<Category>((categories) => demandRoom({ categories: most.categories }, { categories }))

  constructor(
    data: Pick<
      TenantSpec,
      'people' | 'groups' | 'apps' | 'customAttributes' | 'attributeTitles' | 'customCategories' | 'linkedObjects'
    >,
  ) {
    for (const person of data.people) this.people.set(person.id, person)
    for (const group of data.groups ?? []) this.groups.set(group.name, group)
    for (const app of data.apps) this.apps.set(app.id, app)
    for (const category of data.customCategories ?? []) this.categories.set(category.name, category)
    this.customAttributes = data.customAttributes ?? []
    this.attributeTitles = data.attributeTitles ?? {}
    this.linkedObjects = data.linkedObjects ?? []
  }

  /** Custom attribute names declared although nobody has a value. */
  get customAttributes(): readonly string[] {
    return this.#customAttributes
  }

  set customAttributes(names: readonly string[]) {
    demandRoom({ customAttributes: most.customAttributes }, { customAttributes: names.length })
    this.#customAttributes = names
  }

  /** The person with this sign-in name. As at every vendor, letter case does not count. */
  findByUserName(userName: string): Person | undefined {
    const wanted = userNameKey(userName)
    return [...this.people.values()].find((person) => userNameKey(person.userName) === wanted)
  }

  /** Who else signs in by this person's username; undefined: nobody. */
  namesake({ id, userName }: Pick<Person, 'id' | 'userName'>): Person | undefined {
    const wanted = userNameKey(userName)
    return [...this.people.values()].find((person) => person.id !== id && userNameKey(person.userName) === wanted)
  }

  /** Those groups that there are, and those that people are merely said to be in. */
  groupNames(): string[] {
    const used = [...this.people.values()].flatMap(({ groups = [] }) => groups)
    return [...new Set([...this.groups.keys(), ...used])]
  }

  /** What this person has in this app; undefined when the app is not assigned to them. */
  assignment(app: App, personId: string): Assignment | undefined {
    const own = app.assignments.find((assignment) => assignment.person === personId)
    return own ?? (this.hasAccess(app, personId) ? { person: personId } : undefined)
  }

  /** Whether the app is on for this person without an assignment of their own. */
  hasAccess({ access }: App, personId: string): boolean {
    const person = this.people.get(personId)
    return person !== undefined && assignedBy({ assignments: [], access }, person) !== null
  }

  /** Who has an assignment already keeps its place among the others. @throws DirectoryRefusal for values that no message can carry */
  assign(app: App, assignment: Assignment): void {
    const [issue] = assignmentSchema.safeParse(assignment, { error: issueWords }).error?.issues ?? []
    if (issue) throw new DirectoryRefusal('invalid', `${String(issue.path.at(-1) ?? 'it')} ${issue.message}`)
    const { assignments } = app
    const at = assignments.findIndex(({ person }) => person === assignment.person)
    const next = at < 0 ? [...assignments, assignment] : assignments.with(at, assignment)
    this.apps.set(app.id, { ...app, assignments: next })
  }

  unassign(app: App, personId: string): void {
    this.apps.set(app.id, { ...app, assignments: app.assignments.filter((each) => each.person !== personId) })
  }

  /** Assigns the app to the members of a group, whoever they are at each sign-in. */
  assignGroup(app: App, group: string): void {
    const groups = [...new Set(app.access?.groups).add(group)]
    this.apps.set(app.id, { ...app, access: { ...app.access, groups } })
  }

  unassignGroup(app: App, group: string): void {
    const groups = (app.access?.groups ?? []).filter((name) => name !== group)
    this.apps.set(app.id, { ...app, access: { ...app.access, groups } })
  }

  /** Takes the person out of every app, too. */
  removePerson(personId: string): void {
    this.people.delete(personId)
    for (const app of this.apps.values()) this.unassign(app, personId)
  }

  /** Takes its members out of it and every app from it: another one of that name is not assigned to any. */
  removeGroup(name: string): void {
    this.groups.delete(name)
    for (const person of this.people.values())
      if (person.groups?.includes(name))
        this.people.set(person.id, { ...person, groups: person.groups.filter((each) => each !== name) })
    for (const app of this.apps.values()) if (app.access?.groups?.includes(name)) this.unassignGroup(app, name)
  }

  /** Names that `user.x` may mean: declared, or set for at least one person (null counts as declared). */
  customAttributeNames(): string[] {
    const used = [...this.people.values()].flatMap((person) => Object.keys(person.attributes ?? {}))
    const inCategories = [...this.categories.values()].flatMap(({ fields }) => fields.map(({ name }) => name))
    return [...new Set([...this.customAttributes, ...inCategories, ...used])]
  }

  /** Names that `appuser.x` may mean in this app: declared, or given to at least one assignment. */
  profileAttributeNames(app: App): string[] {
    const used = app.assignments.flatMap((assignment) => Object.keys(assignment.values ?? {}))
    const declared = (app.attributes ?? []).map(({ variable }) => variable)
    return [...new Set([...declared, ...(app.profileAttributes ?? []), ...used])]
  }

  /** Takes the attribute from everybody who has it, too. */
  removeCustomAttribute(name: string): void {
    this.customAttributes = this.customAttributes.filter((each) => each !== name)
    const { [name]: _, ...titles } = this.attributeTitles
    this.attributeTitles = titles
    for (const person of this.people.values()) {
      const { [name]: had, ...attributes } = person.attributes ?? {}
      if (had !== undefined) this.people.set(person.id, { ...person, attributes })
    }
  }

  /** Relations that may lead from one person to another: declared, or had by at least one person. */
  linkedNames(): string[] {
    return [...new Set([...this.linkedObjects, ...[...this.people.values()].flatMap(({ linked = {} }) => Object.keys(linked))])]
  }

  /** Attributes that people may have in a directory of this kind: that at least one person has, or that it always knows. */
  directoryNames(kind: DirectoryKind): string[] {
    const entries = [...this.people.values()].flatMap(({ directories = [] }) => directories).filter((each) => each.kind === kind)
    const used = entries.flatMap(({ attributes = {} }) => Object.keys(attributes))
    return [...new Set([...alwaysThere[kind], ...used])]
  }
}

/** How many of everything that may be too many there are in an app. */
const sizesOf = ({
  assignments,
  access,
  statements,
  groupStatements,
  acsUrls,
  attributes,
  profileAttributes,
}: App): Record<keyof typeof mostInApp, number | undefined> => ({
  assignments: assignments.length,
  groups: access?.groups?.length,
  statements: statements.length,
  groupStatements: groupStatements?.length,
  acsUrls: acsUrls?.length,
  attributes: attributes?.length,
  profileAttributes: profileAttributes?.length,
})
