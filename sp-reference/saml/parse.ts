import { attributeOf, childElements, elementsOf, isNamed, ns, parentOf, parseXml } from './dom.ts'
import { AssertionRefused, type RefusalCode } from './errors.ts'
import { XmlRefused } from './scan.ts'

/** A message that is a Response by its form. Nothing in it is trusted yet. */
export interface ParsedResponse {
  /** The text that was parsed: signatures are checked against exactly this. */
  xml: string
  response: Element
}

const problems: Record<XmlRefused['problem'], RefusalCode> = {
  malformed: 'malformed-xml',
  doctype: 'doctype-forbidden',
  'too-large': 'too-large',
}

/**
 * XML text → a samlp:Response of SAML 2.0.
 *
 * @throws AssertionRefused malformed-xml, doctype-forbidden, too-large, not-a-response
 */
export function parseResponse(xml: string): ParsedResponse {
  const response = parseMessageXml(xml)
  if (!isNamed(response, ns.protocol, 'Response')) {
    throw new AssertionRefused('not-a-response', { expected: `Response in ${ns.protocol}`, actual: nameOf(response) })
  }
  return { xml, response }
}

/** `parseXml` with this folder's refusals. */
export function parseMessageXml(xml: string): Element {
  try {
    return parseXml(xml)
  } catch (cause) {
    if (!(cause instanceof XmlRefused)) throw cause
    throw new AssertionRefused(problems[cause.problem], {
      expected: 'plain, bounded, well-formed XML',
      actual: cause.message,
      cause,
    })
  }
}

/**
 * The one Assertion or EncryptedAssertion of a Response, as its direct child. A second one anywhere else is refused too: no honest message has one,
 * except as Advice inside the Assertion (SAML Core 2.6.1), and every wrapping attack does.
 *
 * @throws AssertionRefused no-assertion, several-assertions
 */
export function onlyAssertion(response: Element): Element {
  const [assertion] = childElements(response).filter(isAssertion)
  if (!assertion) throw new AssertionRefused('no-assertion', { expected: 'one Assertion', actual: 'none' })
  demandAlone(response, assertion)
  return assertion
}

/** @throws AssertionRefused several-assertions, where there is another one below `root`, except in the Advice of this one */
export function demandAlone(root: Element, assertion: Element): void {
  const found = [...elementsOf(root)].filter((element) => isAssertion(element) && !isAdvice(element, assertion))
  if (found.length > 1) throw new AssertionRefused('several-assertions', { expected: 'one Assertion', actual: `${found.length}` })
}

export function isEncrypted(assertion: Element): boolean {
  return isNamed(assertion, ns.assertion, 'EncryptedAssertion')
}

export function isAssertion(element: Element): boolean {
  return isNamed(element, ns.assertion, 'Assertion') || isEncrypted(element)
}

function isAdvice(element: Element, assertion: Element): boolean {
  for (let parent = parentOf(element); parent; parent = parentOf(parent)) {
    if (isNamed(parent, ns.assertion, 'Advice') && parentOf(parent) === assertion) return true
  }
  return false
}

function nameOf(element: Element): string {
  return `${element.localName} in ${element.namespaceURI ?? 'no namespace'} (ID ${attributeOf(element, 'ID') ?? 'absent'})`
}
