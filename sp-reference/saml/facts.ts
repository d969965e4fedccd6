import { bearerData, confirmedBy } from './confirmation.ts'
import { attributeOf, childElements, childrenNamed, isNamed, ns, textOf } from './dom.ts'
import { AssertionRefused } from './errors.ts'
import type { AssertionFacts, ResponseExpectation } from './expectation.ts'
import { authnStatementsOf, conditionsOf } from './rules.ts'
import { instantOf } from './times.ts'
import type { VerifiedResponse } from './verify-response.ts'

/**
 * Reads what a checked Assertion says. The element comes from signed bytes: comments are gone there (exclusive c14n), so no text is cut.
 *
 * @param read element → its text
 * @throws AssertionRefused nameid-missing, malformed-xml
 */
export function readFacts(message: VerifiedResponse, expectation: ResponseExpectation, read = textOf): AssertionFacts {
  const { assertion } = message
  const nameId = nameIdOf(assertion)
  const assertionId = attributeOf(assertion, 'ID')
  if (!assertionId) throw new AssertionRefused('malformed-xml', { expected: 'an ID on the Assertion', actual: 'none' })
  const sessions = authnStatementsOf(assertion).map((statement) => attributeOf(statement, 'SessionIndex'))
  return {
    assertionId,
    issuer: childrenNamed(assertion, ns.assertion, 'Issuer').map(textOf).join(''),
    nameId: read(nameId),
    nameIdFormat: attributeOf(nameId, 'Format'),
    sessionIndex: sessions.find((index) => index !== null) ?? null,
    inResponseTo: attributeOf(confirmedBy(message, expectation), 'InResponseTo'),
    notOnOrAfter: endOfLife(assertion) ?? expectation.now,
    attributes: attributesOf(assertion, read),
  }
}

/** The person, not the attesting entity: NameID as a direct child of Subject (Core 2.4.1), non-empty, plain text (Core 2.2.2). */
function nameIdOf(assertion: Element): Element {
  const subjects = childrenNamed(assertion, ns.assertion, 'Subject')
  const [nameId] = subjects.flatMap((subject) => childrenNamed(subject, ns.assertion, 'NameID'))
  if (!nameId || textOf(nameId).trim() === '') {
    throw new AssertionRefused('nameid-missing', { expected: 'a NameID in Subject', actual: nameId ? 'an empty one' : 'none' })
  }
  if (childElements(nameId).length > 0) {
    throw new AssertionRefused('malformed-xml', { expected: 'a NameID of plain text', actual: 'elements in it' })
  }
  return nameId
}

/** The last instant at which the assertion could be accepted: all Conditions hold and at least one bearer confirmation does. */
function endOfLife(assertion: Element): Date | null {
  const conditions = conditionsOf(assertion).flatMap((found) => instantOf(found, 'NotOnOrAfter') ?? [])
  const confirmations = bearerData(assertion).flatMap((found) => instantOf(found, 'NotOnOrAfter') ?? [])
  const latest = confirmations.length > 0 ? [Math.max(...confirmations.map(Number))] : []
  const limits = [...conditions.map(Number), ...latest]
  return limits.length > 0 ? new Date(Math.min(...limits)) : null
}

// Core 2.7.3: Name identifies an attribute; FriendlyName is for people and is not read.
function attributesOf(assertion: Element, read: typeof textOf): ReadonlyMap<string, string[]> {
  const attributes = new Map<string, string[]>()
  const statements = childrenNamed(assertion, ns.assertion, 'AttributeStatement')
  for (const attribute of statements.flatMap((statement) => childrenNamed(statement, ns.assertion, 'Attribute'))) {
    const name = attributeOf(attribute, 'Name')
    if (!name) throw new AssertionRefused('malformed-xml', { expected: 'a Name on every Attribute', actual: 'none' })
    const values = childElements(attribute).filter((child) => isNamed(child, ns.assertion, 'AttributeValue') && !isNil(child))
    attributes.set(name, [...(attributes.get(name) ?? []), ...values.map(read)])
  }
  return attributes
}

// Core 2.7.3.1.1: a null value is xsi:nil, an empty string is an empty element.
function isNil(value: Element): boolean {
  return ['true', '1'].includes(value.getAttributeNS(ns.schemaInstance, 'nil') ?? '')
}
