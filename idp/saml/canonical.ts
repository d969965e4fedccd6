import { DOMParser, XMLSerializer } from '@xmldom/xmldom'
import { C14nCanonicalization, ExclusiveCanonicalization } from 'xml-crypto'

export { SignedXml } from 'xml-crypto'

/** Parses XML that we wrote ourselves, or throws. Anything from outside goes through `parseStrict` first, too. */
export function parseXml(text: string): Document {
  const refuse = (message: string) => {
    throw new Error(message.split('\n')[0] ?? 'not well-formed')
  }
  const parser = new DOMParser({ errorHandler: { warning: refuse, error: refuse, fatalError: refuse } })
  const document = parser.parseFromString(text, 'text/xml')
  if (!document?.documentElement) throw new Error('there is no root element')
  return document
}

export const writeXml = (node: Node): string => new XMLSerializer().serializeToString(node)

/** Exclusive XML Canonicalization 1.0 of an element as it stands, with the PrefixList treated as inclusive. */
export function canonicalize(element: Element, inclusivePrefixes: string[] = []): string {
  return new ExclusiveCanonicalization().process(element, { inclusiveNamespacesPrefixList: inclusivePrefixes })
}

/** Canonical XML 1.0 of an element that stands alone. */
export const canonicalizeWhole = (element: Element): string => String(new C14nCanonicalization().process(element, {}))

/** The element with this ID; SAML names the attribute `ID` (Core 1.3.4). */
export function elementWithId(document: Document, id: string): Element {
  const found = [...elements(document.documentElement)].find((element) => element.getAttribute('ID') === id)
  if (!found) throw new Error(`the message has no element with ID ${id}`)
  return found
}

/** The element and all below it, in document order. */
export function* elements(root: Element): Generator<Element> {
  yield root
  for (let child = root.firstChild; child; child = child.nextSibling) if (isElement(child)) yield* elements(child)
}

export const childElements = (parent: Element): Element[] => Array.from(parent.childNodes).filter(isElement)

export const isElement = (node: Node): node is Element => node.nodeType === 1
