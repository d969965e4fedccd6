import { elementsIn, parseXml } from '../files/xml.ts'

/** What an assertion said, read from the message as the IdP sent it. Expectations are looked up for this, not for what was planned. */
export interface SentAssertion {
  issuer: string
  nameId: string
  nameIdFormat: string | null
  audience: string[]
  recipient: string | null
  destination: string | null
  inResponseTo: string | null
  /** Name → values; an Attribute without AttributeValue has no value. */
  attributes: Record<string, string[]>
}

const ASSERTION = 'urn:oasis:names:tc:SAML:2.0:assertion'

/** Reads our own IdP's message; null when it has no Assertion. */
export function readAssertion(xml: string): SentAssertion | null {
  const root = parseXml(xml)
  const assertion = root ? first(root, 'Assertion') : null
  if (!assertion || !root) return null
  const nameId = first(assertion, 'NameID')
  const data = first(assertion, 'SubjectConfirmationData')
  const attributes: Record<string, string[]> = {}
  for (const each of all(assertion, 'Attribute')) {
    const name = each.getAttribute('Name') ?? ''
    attributes[name] = [...(attributes[name] ?? []), ...all(each, 'AttributeValue').map((value) => value.textContent ?? '')]
  }
  return {
    issuer: first(assertion, 'Issuer')?.textContent ?? '',
    nameId: nameId?.textContent ?? '',
    nameIdFormat: nameId?.getAttribute('Format') || null,
    audience: all(assertion, 'Audience').map((each) => each.textContent ?? ''),
    recipient: data?.getAttribute('Recipient') || null,
    destination: root.getAttribute('Destination') || null,
    inResponseTo: data?.getAttribute('InResponseTo') || null,
    attributes,
  }
}

function all(parent: Element, name: string): Element[] {
  return elementsIn(parent, ASSERTION, name)
}

function first(parent: Element, name: string): Element | null {
  return all(parent, name)[0] ?? null
}
