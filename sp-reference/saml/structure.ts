import { attributeOf, childElements, childrenNamed, isNamed, type Namespace, ns } from './dom.ts'
import { AssertionRefused } from './errors.ts'

/** One position in a sequence: any of these elements, so many times. */
interface Position {
  names: string[]
  namespace?: Namespace
  atLeast?: number
  atMost?: number
}

const signature: Position = { names: ['Signature'], namespace: ns.signature }
const identifier: Position = { names: ['NameID', 'BaseID', 'EncryptedID'] }

/** Schema of Core 3.2.2, as far as this SP looks. */
const responseSequence: Position[] = [
  { names: ['Issuer'] },
  signature,
  { names: ['Extensions'], namespace: ns.protocol },
  { names: ['Status'], namespace: ns.protocol, atLeast: 1 },
  { names: ['Assertion', 'EncryptedAssertion'], atMost: Number.POSITIVE_INFINITY },
]

/** Core 2.3.3 */
const assertionSequence: Position[] = [
  { names: ['Issuer'] },
  signature,
  { names: ['Subject'] },
  { names: ['Conditions'] },
  { names: ['Advice'] },
  { names: ['Statement', 'AuthnStatement', 'AuthzDecisionStatement', 'AttributeStatement'], atMost: Number.POSITIVE_INFINITY },
]

/** Core 2.4.1 */
const subjectSequence: Position[] = [identifier, { names: ['SubjectConfirmation'], atMost: Number.POSITIVE_INFINITY }]

/** Core 2.4.1.1 */
const confirmationSequence: Position[] = [identifier, { names: ['SubjectConfirmationData'] }]

/**
 * Elements stand where the schema puts them. A Signature or a second Subject in another place means that two readers may read
 * two different messages.
 *
 * @throws AssertionRefused malformed-xml
 */
export function checkStructure(response: Element): void {
  checkSequence(response, responseSequence)
  requireId(response)
  for (const assertion of childrenNamed(response, ns.assertion, 'Assertion')) checkAssertionStructure(assertion)
}

/** The same for an Assertion alone. @throws AssertionRefused malformed-xml */
export function checkAssertionStructure(assertion: Element): void {
  checkSequence(assertion, assertionSequence)
  requireId(assertion)
  for (const subject of childrenNamed(assertion, ns.assertion, 'Subject')) {
    checkSequence(subject, subjectSequence)
    for (const confirmation of childrenNamed(subject, ns.assertion, 'SubjectConfirmation'))
      checkSequence(confirmation, confirmationSequence)
  }
}

function checkSequence(parent: Element, sequence: Position[]): void {
  const children = childElements(parent)
  let next = 0
  for (const { names, namespace = ns.assertion, atLeast = 0, atMost = 1 } of sequence) {
    const start = next
    while (next - start < atMost && fits(children[next], namespace, names)) next++
    if (next - start < atLeast) throw misplaced(`${names.join(' or ')} in ${parent.localName}`, children[next])
  }
  if (next < children.length) throw misplaced(`the children of ${parent.localName} in schema order`, children[next])
}

function fits(element: Element | undefined, namespace: Namespace, names: string[]): boolean {
  return element !== undefined && names.some((name) => isNamed(element, namespace, name))
}

function requireId(element: Element): void {
  if (!attributeOf(element, 'ID'))
    throw new AssertionRefused('malformed-xml', { expected: `an ID on ${element.localName}`, actual: 'none' })
}

function misplaced(expected: string, found: Element | undefined): AssertionRefused {
  return new AssertionRefused('malformed-xml', { expected, actual: found ? `${found.tagName} in this place` : 'nothing' })
}
