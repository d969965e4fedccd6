import { DOMParser, XMLSerializer } from '@xmldom/xmldom'
import { scanXml, XmlRefused } from './scan.ts'

/** The namespaces of SAML 2.0, XML Signature and XML Encryption, by the short names used in this folder. */
export const ns = {
  protocol: 'urn:oasis:names:tc:SAML:2.0:protocol',
  assertion: 'urn:oasis:names:tc:SAML:2.0:assertion',
  metadata: 'urn:oasis:names:tc:SAML:2.0:metadata',
  signature: 'http://www.w3.org/2000/09/xmldsig#',
  encryption: 'http://www.w3.org/2001/04/xmlenc#',
  exclusive: 'http://www.w3.org/2001/10/xml-exc-c14n#',
  schemaInstance: 'http://www.w3.org/2001/XMLSchema-instance',
} as const

export type Namespace = (typeof ns)[keyof typeof ns]

/**
 * Text → DOM, or a refusal. The text was scanned first, the parser may not warn, and no two elements share an ID.
 *
 * @throws XmlRefused
 */
export function parseXml(xml: string): Element {
  scanXml(xml)
  const root = parseWithoutMercy(xml).documentElement
  if (!root) throw new XmlRefused('malformed', 'no root element')
  const ids = new Set<string>()
  for (const element of elementsOf(root)) {
    checkNamespaces(element)
    checkId(element, ids)
  }
  return root
}

function parseWithoutMercy(xml: string): Document {
  const stop = (message: string) => {
    throw new XmlRefused('malformed', message)
  }
  try {
    return new DOMParser({ errorHandler: { warning: stop, error: stop, fatalError: stop } }).parseFromString(xml, 'text/xml')
  } catch (cause) {
    throw cause instanceof XmlRefused ? cause : new XmlRefused('malformed', 'the XML parser gave up', cause)
  }
}

/** DOM → text, as the libraries of this folder do it. */
export function serializeXml(root: Element): string {
  return new XMLSerializer().serializeToString(root)
}

/** Namespaces in XML 1.0: prefixes are bound, never unbound again, and no attribute appears twice under two prefixes. */
function checkNamespaces(element: Element): void {
  if (element.prefix && !element.namespaceURI) throw new XmlRefused('malformed', `the prefix of ${element.tagName} is not bound`)
  const seen = new Set<string>()
  for (const { name, prefix, localName, namespaceURI, value } of attributesOf(element)) {
    if (prefix === 'xmlns' && value === '') throw new XmlRefused('malformed', `${name} is bound to nothing`)
    if (prefix && !namespaceURI) throw new XmlRefused('malformed', `the prefix of the attribute ${name} is not bound`)
    const expanded = `${namespaceURI ?? ''} ${localName}`
    if (seen.has(expanded)) throw new XmlRefused('malformed', `${element.tagName} has the attribute ${localName} twice`)
    seen.add(expanded)
  }
}

/** SAML Core 1.3.4: an ID is unique. Readers disagree about Id, id and prefixed IDs, so one element has one of them at most. */
function checkId(element: Element, ids: Set<string>): void {
  const own = attributesOf(element).filter(({ localName, prefix }) => prefix !== 'xmlns' && localName.toLowerCase() === 'id')
  if (own.length > 1) throw new XmlRefused('malformed', `${element.tagName} has several IDs`)
  for (const { value } of own) {
    if (ids.has(value)) throw new XmlRefused('malformed', `the ID ${value} is used twice`)
    ids.add(value)
  }
}

/** `root` and every element below it, in document order. */
export function* elementsOf(root: Element): Generator<Element> {
  yield root
  for (const child of childElements(root)) yield* elementsOf(child)
}

export function childElements(parent: Element): Element[] {
  const found: Element[] = []
  for (let node = parent.firstChild; node; node = node.nextSibling) if (isElement(node)) found.push(node)
  return found
}

/** The element around this one, or null for the root. */
export function parentOf(element: Element): Element | null {
  const parent = element.parentNode
  return parent && isElement(parent) ? parent : null
}

/** Direct children only: looking deeper is how a reader ends up with somebody else's element. */
export function childrenNamed(parent: Element, namespace: Namespace, localName: string): Element[] {
  return childElements(parent).filter((child) => isNamed(child, namespace, localName))
}

export function isNamed(element: Element, namespace: Namespace, localName: string): boolean {
  return element.namespaceURI === namespace && element.localName === localName
}

/** The attribute's value, or null when it is absent; an empty value is ''. */
export function attributeOf(element: Element, name: string): string | null {
  return element.getAttributeNode(name)?.value ?? null
}

/** All text below the element, across comments and CDATA borders. */
export function textOf(element: Element): string {
  return element.textContent ?? ''
}

function attributesOf(element: Element): Attr[] {
  return Array.from({ length: element.attributes.length }, (_, index) => element.attributes.item(index)).filter(
    (found) => found !== null,
  )
}

function isElement(node: Node | ParentNode): node is Element {
  return node.nodeType === 1
}
