import { didYouMean } from '../../../directory/nearest.ts'
import type { DirectoryKind, Person } from '../../../directory/schema.ts'
import { ExpressionFault } from '../../../expressions/fault.ts'
import type { KnownNames, Subject } from '../../profile.ts'
import type { Facts } from './functions.ts'
import { appSource, type Compiled, directorySource, type Led, userSource } from './references.ts'
import type { Expression } from './tree.ts'

/** Leads from somebody to a profile, or says whether there is one. */
type Lead = (args: readonly Expression[], at: number, known: KnownNames) => Compiled

/** Quoted texts, which have to be known before anybody signs in: they say whose attributes can be named then. */
function texts(name: string, args: readonly Expression[], at: number, count: number): { text: string; at: number }[] {
  if (args.length !== count) {
    const wanted = count === 0 ? 'no arguments' : count === 1 ? '1 argument' : `${count} arguments`
    throw new ExpressionFault(at, `${name} takes ${wanted}, and has ${args.length}`)
  }
  return args.map((tree) => {
    if (tree.kind === 'literal' && typeof tree.value === 'string') return { text: tree.value, at: tree.at }
    throw new ExpressionFault(tree.at, `${name} takes a quoted text here`)
  })
}

const leading = (leads: Led): Compiled => ({
  type: 'profile',
  leads,
  read(facts) {
    const found = leads.to(facts)
    return found && { kind: 'profile', name: found.person.userName }
  },
})

/** At this time, Okta says, managers and assistants come from an Active Directory alone. */
const onlySource = 'active_directory'

function demandActiveDirectory(name: string, { text, at }: { text: string; at: number }): void {
  if (text === onlySource) return
  throw new ExpressionFault(at, `${name} takes "${onlySource}" here: Okta knows managers and assistants from no other source`)
}

type Relative = 'manager' | 'assistant'

/** What a directory knows of somebody; undefined where none does, or more than one: Okta finds nobody then. */
const entryOf = ({ directories = [] }: Person, kind: DirectoryKind) => {
  const [only, ...more] = directories.filter((each) => each.kind === kind)
  return more.length > 0 ? undefined : only
}

function relativeOf({ subject }: Facts, which: Relative): Person | undefined {
  const userName = entryOf(subject.person, 'active-directory')?.[which]
  return userName === undefined ? undefined : subject.others?.person(userName)
}

function whyNobody({ person }: Subject, which: Relative): string {
  const entry = entryOf(person, 'active-directory')
  if (!entry) return `${person.userName} has no profile in an Active Directory, or several`
  const userName = entry[which]
  return userName === undefined
    ? `${person.userName} has no ${which} there`
    : `their ${which}, ${userName}, is nobody in this org`
}

const toRelative =
  (name: string, which: Relative): Lead =>
  (args, at, known) => {
    const [source] = texts(name, args, at, 1)
    if (source) demandActiveDirectory(name, source)
    return leading({
      source: userSource(known),
      isUser: true,
      to(facts) {
        const person = relativeOf(facts, which)
        return person ? { ...facts.subject, person } : null
      },
      nobody: ({ subject }) => whyNobody(subject, which),
    })
  }

const toAppUser =
  (name: string, which: Relative): Lead =>
  (args, at, known) => {
    const [source, app] = texts(name, args, at, 2)
    if (source) demandActiveDirectory(name, source)
    const profile = app && Object.hasOwn(known.apps ?? {}, app.text) ? known.apps?.[app.text] : undefined
    if (!app || !profile) {
      const apps = Object.keys(known.apps ?? {})
      const hint = didYouMean(app?.text ?? '', apps) || (apps.length === 0 ? '' : `; there are ${apps.slice(0, 5).join(', ')}`)
      throw new ExpressionFault(app?.at ?? at, `there is no app '${app?.text}'${hint}`)
    }
    return leading({
      source: appSource(profile),
      isUser: false,
      to(facts) {
        const person = relativeOf(facts, which)
        const assignment = person && facts.subject.others?.assignment(app.text, person.id)
        return person && assignment ? { ...facts.subject, person, assignment } : null
      },
      nobody: (facts) =>
        relativeOf(facts, which) ? `their ${which} is not assigned to ${app.text}` : whyNobody(facts.subject, which),
    })
  }

const titles: Record<DirectoryKind, string> = { 'active-directory': 'an Active Directory', workday: 'Workday' }

const has =
  (name: string, kind: DirectoryKind): Lead =>
  (args, at) => {
    texts(name, args, at, 0)
    return { type: 'boolean', read: ({ subject }) => (subject.person.directories ?? []).some((each) => each.kind === kind) }
  }

const find =
  (name: string, kind: DirectoryKind): Lead =>
  (args, at, known) => {
    texts(name, args, at, 0)
    return leading({
      source: directorySource(kind, known),
      isUser: false,
      to: ({ subject }) => (entryOf(subject.person, kind) ? subject : null),
      nobody: ({ subject: { person } }) => {
        const count = (person.directories ?? []).filter((each) => each.kind === kind).length
        return `${person.userName} has ${count === 0 ? 'no profile' : `${count} profiles`} in ${titles[kind]}`
      },
    })
  }

/** Okta developer docs, "Manager/Assistant functions", "Directory and Workday functions". */
export const peopleFunctions: Record<string, Lead> = {
  getManagerUser: toRelative('getManagerUser', 'manager'),
  getManagerAppUser: toAppUser('getManagerAppUser', 'manager'),
  getAssistantUser: toRelative('getAssistantUser', 'assistant'),
  getAssistantAppUser: toAppUser('getAssistantAppUser', 'assistant'),
  hasDirectoryUser: has('hasDirectoryUser', 'active-directory'),
  hasWorkdayUser: has('hasWorkdayUser', 'workday'),
  findDirectoryUser: find('findDirectoryUser', 'active-directory'),
  findWorkdayUser: find('findWorkdayUser', 'workday'),
}

/**
 * `user.getLinkedObject("manager")`: the person that a relation leads to. Okta developer docs, "Linked Object function".
 * @param from whose relation it is; missing: the person's own
 */
export function linkedObject(args: readonly Expression[], at: number, known: KnownNames, from?: Led): Compiled {
  const [relation] = texts('getLinkedObject', args, at, 1)
  const names = known.linked ?? []
  if (relation && !names.includes(relation.text))
    throw new ExpressionFault(relation.at, `the org has no linked object '${relation.text}'${didYouMean(relation.text, names)}`)
  const name = relation?.text ?? ''
  const start = (facts: Facts): Subject | null => (from ? from.to(facts) : facts.subject)
  return leading({
    source: userSource(known),
    isUser: true,
    to(facts) {
      const subject = start(facts)
      const userName = subject?.person.linked?.[name]
      const person = userName === undefined ? undefined : subject?.others?.person(userName)
      return subject && person ? { ...subject, person } : null
    },
    nobody(facts) {
      const subject = start(facts)
      if (!subject) return from?.nobody(facts) ?? ''
      const userName = subject.person.linked?.[name]
      if (userName === undefined) return `${subject.person.userName} has no linked object '${name}'`
      return `the '${name}' of ${subject.person.userName}, ${userName}, is nobody in this org`
    },
  })
}
