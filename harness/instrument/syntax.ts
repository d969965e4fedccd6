import type { CaseRun } from '../case/case-run.ts'
import type { CasePerson, IdpValue } from '../case/people.ts'
import { type Statement, sourceName } from '../case/statements.ts'
import type { Word } from '../scenario/values.ts'

/**
 * What the guides say of the value of a statement, kept apart from the IdP that is judged by it. Workato docs, "Team collaboration: Just in
 * time provisioning" for custom attributes; each vendor's documentation for the fields of its directory.
 */
const custom: Record<string, RegExp> = {
  okta: /^appuser\.(\w+)$/,
  onelogin: /^appuser\.(\w+)$/,
  'entra-id': /^user\.(\w+)$/,
  'google-workspace': /^(\w+)$/,
}

const fields: Record<string, Record<string, Word>> = {
  okta: {
    'user.email': 'email',
    'user.login': 'email',
    'user.displayName': 'displayName',
    'user.firstName': 'firstName',
    'user.lastName': 'lastName',
    'user.title': 'title',
    'user.department': 'department',
    'user.locale': 'locale',
    'user.timezone': 'timeZone',
    'user.id': 'idpId',
  },
  onelogin: {
    'appuser.email': 'email',
    'appuser.displayName': 'displayName',
    'appuser.firstName': 'firstName',
    'appuser.lastName': 'lastName',
    'appuser.title': 'title',
    'appuser.department': 'department',
    'appuser.locale': 'locale',
    'appuser.id': 'idpId',
  },
  'entra-id': {
    'user.mail': 'email',
    'user.userprincipalname': 'email',
    'user.displayname': 'displayName',
    'user.givenname': 'firstName',
    'user.surname': 'lastName',
    'user.jobtitle': 'title',
    'user.department': 'department',
    'user.preferredlanguage': 'locale',
    'user.objectid': 'idpId',
  },
  'google-workspace': {
    primaryEmail: 'email',
    displayName: 'displayName',
    firstName: 'firstName',
    lastName: 'lastName',
    title: 'title',
    department: 'department',
  },
}

type Rules = Pick<CaseRun, 'profile' | 'attributeMap' | 'people'>

/** The word whose value a statement has to carry, or null: this vendor cannot read the expression, or it names nothing that exists. */
export function wordOf({ profile, attributeMap, people }: Rules, { expression }: Pick<Statement, 'expression'>): Word | null {
  const field = fields[profile.id]?.[expression]
  if (field) return field
  const variable = custom[profile.id]?.exec(expression)?.[1]
  const held = new Set([...people.values()].flatMap((each) => Object.keys(each.sends) as Word[]))
  return [...held].find((word) => sourceName(word, attributeMap[word] ?? word) === variable) ?? null
}

/** What the person has for a word; null when nothing was ever set. */
export function heldBy(person: CasePerson, word: Word): IdpValue {
  const isField = word === 'email' || word === 'displayName' || word === 'firstName' || word === 'lastName'
  return person.sends[word] ?? (isField && !(word in person.sends) ? person[word] : null)
}
