import { previewPeople } from './people.ts'
import type { DirectoryPerson } from './subject.ts'

/** The id of the only app there is to try an expression in; everybody has it, with the values of their own attributes. */
const appId = 'workato'

const namesOf = (all: readonly (object | undefined)[]): string[] => [...new Set(all.flatMap((each) => Object.keys(each ?? {})))]

/** What an expression sees when it is tried on somebody: them, everybody else at Acme, and the names that exist there. Pure. */
export function seenAtAcme(person: DirectoryPerson) {
  const people = [person, ...previewPeople.filter(({ id }) => id !== person.id)]
  const assignmentOf = (each: DirectoryPerson) => ({ person: each.id, values: each.attributes ?? {} })
  const inDirectory = (kind: NonNullable<DirectoryPerson['directories']>[number]['kind']) =>
    namesOf(
      people.flatMap(({ directories = [] }) =>
        directories.filter((each) => each.kind === kind).map(({ attributes }) => attributes),
      ),
    )
  const own = Object.keys(person.attributes ?? {})
  return {
    subject: {
      person,
      assignment: assignmentOf(person),
      tenantId: 'acme',
      others: {
        person: (userName: string) => people.find((each) => each.userName.toLowerCase() === userName.toLowerCase()),
        assignment(app: string, id: string) {
          const found = app === appId ? people.find((each) => each.id === id) : undefined
          return found && assignmentOf(found)
        },
      },
    },
    known: {
      custom: own,
      profile: own,
      apps: { [appId]: namesOf(people.map(({ attributes }) => attributes)) },
      linked: namesOf(people.map(({ linked }) => linked)),
      directories: { 'active-directory': ['managerUpn', ...inDirectory('active-directory')], workday: inDirectory('workday') },
    },
  }
}
