import type { GroupStatement, Person, Statement } from '../directory/schema.ts'
import { ExpressionFault } from '../expressions/fault.ts'
import { groupAttribute, groupProblem } from '../profiles/group-statement.ts'
import type { KnownNames, Place, Subject, VendorProfile } from '../profiles/profile.ts'
import { resolveStatement } from '../profiles/resolve-statement.ts'
import { buildDraft } from '../saml/draft.ts'
import { seededRandomness } from '../saml/random.ts'
import { noXml } from '../saml/xml.ts'

/** What one statement will send for one person. */
export type Preview =
  /** The vendor cannot read the expression; `at` is the character, from 1. */
  | { kind: 'unreadable'; at: number; message: string }
  /** It can be read, and this person's values make nothing of it. */
  | { kind: 'fault'; message: string }
  /** `values` null: never set. `xml`: the Attribute as this vendor writes it; null where it writes none. */
  | { kind: 'sent'; values: string[] | null; xml: string | null }

/** Looks at a statement without a sign-in: what it comes to for a person, and how the vendor writes that. Pure. */
export function previewStatement(profile: VendorProfile, statement: Statement, subject: Subject, known: KnownNames): Preview {
  const resolution = resolveStatement(profile, statement, known)
  if (!resolution.ok) return { kind: 'unreadable', at: resolution.at, message: resolution.message }
  try {
    const value = resolution.read(subject)
    const values = value === null ? null : [value].flat()
    return { kind: 'sent', values, xml: values && attributeXml(profile, statement, values) }
  } catch (error) {
    if (error instanceof ExpressionFault) return { kind: 'fault', message: error.message }
    throw error
  }
}

/** The same for a group claim: its name, which differs where a link stands in its place, and what is sent. Pure. */
export function previewGroups(
  profile: VendorProfile,
  statement: GroupStatement,
  place: Place,
  person: Person,
): Preview & { name: string } {
  const { name, nameFormat } = statement
  const message = groupProblem(profile, statement)
  if (message !== null) return { kind: 'fault', name, message }
  const sent = groupAttribute(profile, place, person, statement)
  if (!sent) return { kind: 'sent', name, values: null, xml: null }
  return { kind: 'sent', ...sent, xml: attributeXml(profile, { name: sent.name, nameFormat }, sent.values) }
}

/** The Attribute out of a whole message, so that it looks as it will. */
function attributeXml(
  { saml }: VendorProfile,
  { name, nameFormat }: Pick<Statement, 'name' | 'nameFormat'>,
  values: string[],
): string | null {
  const draft = buildDraft(
    saml,
    {
      issuer: '',
      destination: '',
      recipient: '',
      audience: '',
      inResponseTo: null,
      now: new Date(0),
      signedInAt: new Date(0),
      nameId: { value: '', format: null },
      attributes: [{ name, nameFormat: saml.nameFormat(nameFormat), values }],
    },
    seededRandomness('preview'),
  )
  if (draft.assertion.attributes.length === 0) return null
  const written = saml.write(draft, { assertion: noXml, response: noXml }).text
  return (
    /<(\w+:)?Attribute (?:[^<]*\/>|[\s\S]*?<\/\1Attribute>)/.exec(written.replace(/\s+(?=<\/?(?:\w+:)?Attribute)/g, ''))?.[0] ??
    null
  )
}
