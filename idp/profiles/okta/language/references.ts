import { didYouMean } from '../../../directory/nearest.ts'
import type { DirectoryKind } from '../../../directory/schema.ts'
import { ExpressionFault } from '../../../expressions/fault.ts'
import type { KnownNames, Subject } from '../../profile.ts'
import { type Fields, fromAssignment, fromPerson } from '../../reference.ts'
import { baseProfile } from '../base-profile.ts'
import { userId } from '../identity.ts'
import type { Facts } from './functions.ts'
import type { Type, Value } from './values.ts'

export interface Compiled {
  type: Type
  /** For what is a profile: whose attributes can be named. */
  leads?: Led
  /** @throws ExpressionFault where a value turns out to be none that can be worked with */
  read(facts: Facts): Value
}

/** A way from the person to a profile. */
export interface Led {
  source: Source
  /** Whether it is somebody of the org, from whom a way may lead on. */
  isUser: boolean
  /** Whose values are read then; null: it leads nowhere. */
  to(facts: Facts): Subject | null
  /** Why it leads nowhere, for a message. */
  nobody(facts: Facts): string
}

const fields: Fields = {
  login: (person) => person.userName,
  email: (person) => person.email,
  firstName: (person) => person.firstName,
  lastName: (person) => person.lastName,
  displayName: (person) => person.displayName,
  title: (person) => person.title,
  department: (person) => person.department,
  locale: (person) => person.locale,
  timezone: (person) => person.timeZone,
}

/** The rest of the default profile, which a person has as attributes by these names; never set, they are null. */
const baseFields: Fields = { ...Object.fromEntries(baseProfile.map(([, name]) => [name, () => undefined])), ...fields }

/** Moments that are known of nobody here but by a custom attribute of that name. */
const moments: Fields = Object.fromEntries(['created', 'lastUpdated', 'lastLogin'].map((name) => [name, () => undefined]))

/** Properties of a person beside the profile. Okta developer docs, "Okta Expression Language in Identity Engine". */
const properties: Fields = {
  ...moments,
  id: (person, tenantId) => userId(tenantId, person),
  status: ({ verified, status }) =>
    !verified ? 'STAGED' : status === 'suspended' ? 'SUSPENDED' : status === 'locked' ? 'LOCKED_OUT' : 'ACTIVE',
}

const org: Record<string, (facts: Facts) => Value> = {
  name: ({ subject }) => subject.tenantId ?? null,
  subDomain: ({ subject }) => subject.tenantId ?? null,
}

/** Okta help, "Pass Dynamic Authentication Context"; that a code of an authenticator app is `otp` is as RFC 8176 has it. */
const session: Record<string, (facts: Facts) => Value> = {
  amr: ({ subject }) => (subject.hasSecondFactor ? ['pwd', 'mfa', 'otp'] : ['pwd']),
}

interface Source {
  /** How the place is called in messages. */
  scope: string
  fields: Fields
  custom: readonly string[]
  read: typeof fromPerson
}

export const userSource = (known: KnownNames): Source => ({
  ...userProfile(known),
  fields: { ...baseFields, ...properties },
})
const userProfile = (known: KnownNames): Source => ({
  scope: "the person's profile",
  fields: baseFields,
  custom: known.custom,
  read: fromPerson,
})
/** @param custom the names in the app's own profile */
export const appSource = (custom: readonly string[]): Source => ({
  scope: "the app's profile",
  fields,
  custom,
  read: fromAssignment,
})

const directoryScopes: Record<DirectoryKind, string> = {
  'active-directory': "the directory's profile",
  workday: "Workday's profile",
}

export function directorySource(kind: DirectoryKind, known: KnownNames): Source {
  const entry = ({ person }: Subject) => person.directories?.find((each) => each.kind === kind)
  return {
    scope: directoryScopes[kind],
    fields: {},
    custom: known.directories?.[kind] ?? [],
    read: (subject, name) => entry(subject)?.attributes?.[name] ?? (name === 'managerUpn' ? entry(subject)?.manager : undefined),
  }
}

const sourcesOf = (known: KnownNames): Record<string, Source> => ({
  user: userSource(known),
  'user.profile': userProfile(known),
  appuser: appSource(known.profile),
})

/** Every name that an attribute can have, for telling a constant from a name that was meant. */
export const attributeNames = ({ custom, profile }: KnownNames): string[] => [
  ...new Set([...Object.keys(fields), ...custom, ...profile]),
]

/**
 * `user.x`, `user.profile.x`, `appuser.x`, `org.x`, `session.amr`: a path of names.
 * @throws ExpressionFault for a source that is none, or an attribute that it has not
 */
export function compileReference(path: readonly { name: string; at: number }[], known: KnownNames): Compiled {
  const [scope, name] = path
  if (!scope || !name) throw new Error('a reference has a source and a name')
  if (scope.name === 'org') return property(path, 'the org', org)
  if (scope.name === 'session') return property(path, 'the session', session)
  if (scope.name === 'device')
    throw new ExpressionFault(scope.at, "'device' is there in sign-on policies: no statement here knows one")
  const inProfile = scope.name === 'user' && name.name === 'profile'
  // What Identity Governance grants in an app is a value of the app's own profile here.
  const isEntitled = scope.name === 'appuser' && name.name === 'entitlements' && !known.profile.includes('entitlements')
  const sources = sourcesOf(known)
  const source = Object.hasOwn(sources, scope.name) ? sources[inProfile ? 'user.profile' : scope.name] : undefined
  if (!source) throw new ExpressionFault(scope.at, `'${scope.name}' is not a source`)
  const isNested = inProfile || isEntitled
  const wanted = isNested ? path[2] : name
  if (!wanted) throw new ExpressionFault(name.at + name.name.length, 'the name of an attribute is missing')
  const more = path[isNested ? 3 : 2]
  if (more) throw new ExpressionFault(more.at, `'${more.name}' is one name too many`)
  return attributeOf(source, wanted)
}

/** Letter case counts: `Role` is not `role`. */
function attributeOf({ scope, fields: own, custom, read }: Source, { name, at }: { name: string; at: number }): Compiled {
  const field = Object.hasOwn(own, name) ? own[name] : undefined
  if (!field && !custom.includes(name)) {
    const near = didYouMean(name, [...Object.keys(own), ...custom])
    throw new ExpressionFault(at, `${scope} has no attribute '${name}' (letter case counts)${near}`)
  }
  return {
    type: 'any',
    // A value given on the assignment or the person replaces what the directory field would say.
    read({ subject }) {
      const given = read(subject, name)
      return given === undefined ? (field?.(subject.person, subject.tenantId ?? '') ?? null) : given
    },
  }
}

function property(
  [, name, more]: readonly { name: string; at: number }[],
  scope: string,
  known: Record<string, (facts: Facts) => Value>,
): Compiled {
  if (!name) throw new Error('a reference has a source and a name')
  const read = Object.hasOwn(known, name.name) ? known[name.name] : undefined
  if (!read)
    throw new ExpressionFault(name.at, `${scope} has no property '${name.name}' here${didYouMean(name.name, Object.keys(known))}`)
  if (more) throw new ExpressionFault(more.at, `'${more.name}' is one name too many`)
  return { type: 'any', read }
}

/** An attribute of a profile that something leads to: `getManagerUser("active_directory").firstName`. */
export function led({ source, to, nobody }: Led, wanted: { name: string; at: number }): Compiled {
  const { type, read } = attributeOf(source, wanted)
  return {
    type,
    read(facts) {
      const subject = to(facts)
      if (subject) return read({ ...facts, subject })
      throw new ExpressionFault(wanted.at, `${nobody(facts)}, so that it comes to null, which has no '${wanted.name}'`)
    },
  }
}

/** The same way to the profile alone, as Identity Engine writes it: `user.getLinkedObject("manager").profile`. */
export const ledToProfile = (leads: Led, known: KnownNames): Led => ({ ...leads, source: userProfile(known), isUser: false })
