import { attributeOf, childElements, childrenNamed, childText, hasComment, isNamed, ns, textOf } from './dom.ts'
import type { Assertion, Attribute, Confirmation, NameId, Value } from './message.ts'

/** What an Assertion says (SAML Core 2.3.3). */
export function readAssertion(element: Element): Omit<Assertion, 'wasEncrypted' | 'misplacedIn'> {
  const [subject] = childrenNamed(element, ns.assertion, 'Subject')
  return {
    id: attributeOf(element, 'ID'),
    issueInstant: attributeOf(element, 'IssueInstant'),
    issuer: childText(element, ns.assertion, 'Issuer'),
    nameId: subject ? readNameId(subject) : null,
    confirmations: subject ? childrenNamed(subject, ns.assertion, 'SubjectConfirmation').map(readConfirmation) : [],
    conditions: readConditions(element),
    authn: childrenNamed(element, ns.assertion, 'AuthnStatement').map(readAuthn),
    attributes: childrenNamed(element, ns.assertion, 'AttributeStatement')
      .flatMap((statement) => childrenNamed(statement, ns.assertion, 'Attribute'))
      .map(readAttribute),
  }
}

/** The NameID that is a direct child; null where there is none. */
export function readNameId(parent: Element): NameId | null {
  const [nameId] = childrenNamed(parent, ns.assertion, 'NameID')
  if (!nameId) return null
  return {
    value: textOf(nameId),
    format: attributeOf(nameId, 'Format'),
    nameQualifier: attributeOf(nameId, 'NameQualifier'),
    spNameQualifier: attributeOf(nameId, 'SPNameQualifier'),
    hasComment: hasComment(nameId),
  }
}

function readConfirmation(element: Element): Confirmation {
  const [data] = childrenNamed(element, ns.assertion, 'SubjectConfirmationData')
  const of = (name: string) => (data ? attributeOf(data, name) : null)
  return {
    method: attributeOf(element, 'Method') ?? '',
    recipient: of('Recipient'),
    inResponseTo: of('InResponseTo'),
    notBefore: of('NotBefore'),
    notOnOrAfter: of('NotOnOrAfter'),
    address: of('Address'),
  }
}

function readConditions(element: Element): Assertion['conditions'] {
  const [conditions] = childrenNamed(element, ns.assertion, 'Conditions')
  if (!conditions) return null
  return {
    notBefore: attributeOf(conditions, 'NotBefore'),
    notOnOrAfter: attributeOf(conditions, 'NotOnOrAfter'),
    audiences: childrenNamed(conditions, ns.assertion, 'AudienceRestriction')
      .flatMap((each) => childrenNamed(each, ns.assertion, 'Audience'))
      .map((each) => textOf(each).trim()),
    oneTimeUse: childrenNamed(conditions, ns.assertion, 'OneTimeUse').length > 0,
  }
}

function readAuthn(statement: Element): Assertion['authn'][number] {
  const [context] = childrenNamed(statement, ns.assertion, 'AuthnContext')
  return {
    instant: attributeOf(statement, 'AuthnInstant'),
    sessionIndex: attributeOf(statement, 'SessionIndex'),
    sessionNotOnOrAfter: attributeOf(statement, 'SessionNotOnOrAfter'),
    context: context ? childText(context, ns.assertion, 'AuthnContextClassRef') : null,
  }
}

function readAttribute(element: Element): Attribute {
  return {
    name: attributeOf(element, 'Name') ?? '',
    nameFormat: attributeOf(element, 'NameFormat'),
    friendlyName: attributeOf(element, 'FriendlyName'),
    values: childElements(element)
      .filter((child) => isNamed(child, ns.assertion, 'AttributeValue'))
      .map(readValue),
  }
}

function readValue(element: Element): Value {
  return {
    text: textOf(element),
    type: element.getAttributeNS(ns.schemaInstance, 'type') || null,
    // SAML Core 2.7.3.1.1: a null value is xsi:nil, an empty string an empty element.
    isNil: /^(true|1)$/.test(element.getAttributeNS(ns.schemaInstance, 'nil') ?? ''),
    hasComment: hasComment(element),
    hasElements: childElements(element).length > 0,
  }
}
