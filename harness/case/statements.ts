import type { DirectoryField, VendorProfile } from '../../idp/index.ts'
import type { Scenario } from '../scenario/schema.ts'
import type { StepFile } from '../scenario/steps/index.ts'
import type { Word } from '../scenario/values.ts'
import { type CasePerson, type IdpValue, inWordsOf, plain } from './people.ts'

export interface Statement {
  word: Word
  /** The attribute's name on the wire, as the IdP admin typed it. */
  name: string
  /** What the IdP's administrator calls the attribute that holds the value, where no field of a directory does. */
  source: string
  expression: string
  holds: 'directory' | 'user' | 'assignment'
}

/** Words that a directory has a field for. */
const FIELDS: Partial<Record<Word, DirectoryField>> = {
  email: 'email',
  displayName: 'displayName',
  firstName: 'firstName',
  lastName: 'lastName',
  title: 'title',
  department: 'department',
  locale: 'locale',
  timeZone: 'timeZone',
  idpId: 'id',
}

/**
 * The attribute statements of an app: every neutral word that somebody in the case sends, under the SP's name for it, in the vendor's
 * own syntax.
 * @param blanked words for which the IdP says later on what no field of a directory can: nothing, or another address
 * @param shared the app serves other cases too, so that every value has to stand in an attribute of its own
 */
export function makeStatements(
  people: Iterable<CasePerson>,
  attributeMap: Readonly<Record<string, string>>,
  profile: VendorProfile,
  options: { misspell: Scenario['misspell']; shared: boolean; blanked?: ReadonlySet<Word> },
): Statement[] {
  const everybody = [...people]
  const wanted = new Set(
    options.shared ? (Object.keys(attributeMap) as Word[]) : everybody.flatMap((each) => Object.keys(each.sends) as Word[]),
  )
  return [...wanted].flatMap((word) => {
    const proper = attributeMap[word]
    if (!proper) return []
    const source = sourceName(word, proper)
    const misspelt = word in (options.misspell ?? {})
    const field = options.shared || options.blanked?.has(word) ? undefined : FIELDS[word]
    const asField = field && everybody.every((each) => isDirectoryText(each, word)) ? profile.express({ field }) : null
    const written = asField?.holds === 'directory' ? asField : profile.express({ attribute: source })
    return [{ word, name: misspelt ? wrongCase(proper) : proper, source, expression: written.expression, holds: written.holds }]
  })
}

/** The words that a step takes away from a person or sets to nothing, and an address that is sent beside the person's own. */
export function blankedIn(steps: readonly StepFile[], attributeMap: Readonly<Record<string, string>>): Set<Word> {
  const blanked = steps.flatMap((step) => {
    if (!('change-at-idp' in step)) return []
    const values = Object.entries(step['change-at-idp'].sends ?? {}).map(([word, value]) => [word, plain(value, '')])
    const sent = Object.entries(inWordsOf(Object.fromEntries(values), attributeMap)) as [Word, IdpValue][]
    return sent.filter(([word, value]) => value === null || value === '' || word === 'email').map(([word]) => word)
  })
  return new Set(blanked)
}

/** Whether the directory's own field says just what the scenario wants sent; an identifier is what the vendor says. */
function isDirectoryText(person: CasePerson, word: Word): boolean {
  const sent = person.sends[word]
  const isName = word === 'email' || word === 'displayName' || word === 'firstName' || word === 'lastName'
  return isName ? sent === person[word] : typeof sent === 'string' && sent !== ''
}

/** The values a person needs in the IdP so that the statements send what the scenario says. */
export function valuesFor(person: CasePerson, statements: readonly Statement[], holds: Statement['holds']) {
  const held = statements.filter((statement) => statement.holds === holds)
  return Object.fromEntries(held.map(({ source, word }): [string, IdpValue] => [source, person.sends[word] ?? null]))
}

/**
 * How the IdP's administrator calls the attribute that holds a value. The SP's own name, as the guides do it, unless no expression could
 * speak of it (a URI) or the directory has a field of that name, which would be hidden.
 */
export function sourceName(word: Word, proper: string): string {
  const plainName = /^[A-Za-z_]\w*$/.test(proper)
  return plainName && !DIRECTORY_FIELDS.has(proper.toLowerCase()) ? proper : `sent_${word}`
}

/** Fields that some vendor's directory has, in lower case. */
const DIRECTORY_FIELDS = new Set(
  'email mail login username userprincipalname firstname lastname givenname surname displayname name groups title department locale'.split(
    ' ',
  ),
)

/** `workato_role` → `Workato_Role`: the same letters, wrongly written. */
export function wrongCase(name: string): string {
  return name.replace(/(^|_)([a-z])/g, (_, before: string, letter: string) => before + letter.toUpperCase())
}
