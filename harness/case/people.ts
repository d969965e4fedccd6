import type { PersonFile } from '../scenario/person.ts'
import type { NeutralValue, Word } from '../scenario/values.ts'
import { groupNamer } from './sp-groups.ts'

export type IdpValue = string | string[] | null

/** A test person of one case. The address holds the case's token, so nobody else's records can be taken for hers. */
export interface CasePerson {
  id: string
  /** The person's key at the IdP; it stays when the address changes. */
  idpKey: string
  /** The IdP's address of the person, which is also the NameID. */
  email: string
  /** Addresses that the IdP had for the person before. */
  formerly: string[]
  /** As whom honest messages have named the person so far: `issuer|NameID`. */
  namedAs: string[]
  firstName: string
  lastName: string
  displayName: string
  password: string
  /** Whether the IdP lets them in to the app, be it by a group. */
  assigned: boolean
  /** The group by which alone they have the app, for as long as they are in it. */
  byGroup?: string
  verified: boolean
  /** The one IdP that knows the person, where a case has two; otherwise both do. */
  idp?: 'first' | 'second'
  /** What the IdP holds for each neutral word that the app sends. */
  sends: Partial<Record<Word, IdpValue>>
}

const NAMES: Record<string, [string, string]> = {
  ada: ['Ada', 'Lovelace'],
  grace: ['Grace', 'Hopper'],
  alan: ['Alan', 'Turing'],
  twin: ['Twyla', 'Control'],
}
const DOMAIN = 'firstlogin.test'

/** Makes the people of a case. @param token a text unique to the case; `{case}` in values stands for it */
export function makePeople(people: Record<string, PersonFile>, token: string): Map<string, CasePerson> {
  return new Map(Object.entries(people).map(([id, file]) => [id, makePerson(id, file, token)]))
}

/** One person, with the defaults that a scenario leaves unsaid. */
export function makePerson(id: string, file: PersonFile, token: string): CasePerson {
  const [givenName, familyName] = NAMES[id] ?? [`${id.charAt(0).toUpperCase()}${id.slice(1)}`, 'Tester']
  const firstName = file.firstName ?? givenName
  const lastName = file.lastName ?? familyName
  const sends = Object.fromEntries(
    Object.entries(file.sends ?? { displayName: `${firstName} ${lastName}` }).map(([word, value]) => [word, plain(value, token)]),
  )
  const named = sends.displayName
  return {
    id,
    idpKey: `${id}.${token}`,
    email: file.email === undefined ? `${id}.${token}@${DOMAIN}` : withToken(file.email, token),
    formerly: [],
    namedAs: [],
    firstName,
    lastName,
    displayName: typeof named === 'string' && named.trim() ? named : `${firstName} ${lastName}`,
    password: `correct-horse-${token}`,
    assigned: file.assigned ?? true,
    verified: file.verified ?? true,
    ...(file.byGroup === undefined ? {} : { byGroup: file.byGroup }),
    ...(file.idp ? { idp: file.idp } : {}),
    sends,
  }
}

/**
 * What the IdP's administrator would map for this SP: at one that reads first and last name and no full name, a full name is sent in its
 * two parts; groups have the names that they have there.
 */
export function inWordsOf(
  spoken: CasePerson['sends'],
  attributeMap: Readonly<Record<string, string>>,
  groups?: readonly string[],
): CasePerson['sends'] {
  const named = groupNamer(groups)
  const { groups: said } = spoken
  const inOneText = typeof said === 'string' ? said.split(', ').map(named).join(', ') : said
  const sends = said === undefined ? spoken : { ...spoken, groups: Array.isArray(said) ? said.map(named) : (inOneText ?? null) }
  const { displayName, ...rest } = sends
  const parted = attributeMap.displayName === undefined && attributeMap.lastName !== undefined
  if (!parted || !('displayName' in sends)) return sends
  if (typeof displayName !== 'string') return { ...rest, firstName: displayName ?? null, lastName: displayName ?? null }
  const at = displayName.trim().lastIndexOf(' ')
  return { ...rest, firstName: displayName.slice(0, Math.max(0, at)), lastName: displayName.slice(at + 1) }
}

/** Sends the person's address, unless the scenario says what is sent there, or the person's NameID is no address. */
export function sendAddress(person: CasePerson): void {
  if ('email' in person.sends || !person.email.includes('@')) return
  person.sends.email = person.email
}

/** A scenario's value as the IdP holds it. */
export function plain(value: NeutralValue | undefined, token: string): IdpValue {
  if (value === undefined || value === null) return null
  if (typeof value === 'string') return withToken(value, token)
  if (Array.isArray(value)) return value.map((each) => withToken(each, token))
  if ('each' in value) return Array.from({ length: value.times }, (_, index) => value.each.replaceAll('{n}', String(index + 1)))
  return value.repeat.repeat(value.times)
}

function withToken(text: string, token: string): string {
  return text.replaceAll('{case}', token)
}
