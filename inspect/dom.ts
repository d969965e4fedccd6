import { DOMParser, XMLSerializer } from '@xmldom/xmldom'
import { xmlToken } from './colour.ts'
import { Unreadable } from './unreadable.ts'

/** The one importer of the XML parser: what reaches it is bounded, and what it has to repair is refused. */

export const ns = {
  protocol: 'urn:oasis:names:tc:SAML:2.0:protocol',
  assertion: 'urn:oasis:names:tc:SAML:2.0:assertion',
  metadata: 'urn:oasis:names:tc:SAML:2.0:metadata',
  signature: 'http://www.w3.org/2000/09/xmldsig#',
  encryption: 'http://www.w3.org/2001/04/xmlenc#',
  schemaInstance: 'http://www.w3.org/2001/XMLSchema-instance',
} as const
export type Namespace = (typeof ns)[keyof typeof ns]

/** Far above any honest message: one with 2000 groups has 4000 elements, 12 levels and 6 attributes on an element. */
const limits = { depth: 100, elements: 50_000, attributes: 100 }

/** XML text, perhaps with a byte order mark and a declaration, → its root. @throws Unreadable doctype, too-deep, too-large, malformed */
export function parseXml(xml: string): Element {
  checkBounds(xml)
  const refuse = (message: string) => {
    throw new Error(message)
  }
  try {
    const parser = new DOMParser({ errorHandler: { warning: refuse, error: refuse, fatalError: refuse } })
    const root = parser.parseFromString(xml.replace(/^\ufeff/, ''), 'text/xml')?.documentElement
    if (root) return root
  } catch (cause) {
    if (cause instanceof Unreadable) throw cause
    throw new Unreadable('malformed', `This is not well-formed XML: ${firstLine(String(cause))}${cutWords(xml)}`, cause)
  }
  throw new Unreadable('malformed', 'This is not well-formed XML: there is no root element.')
}

// The parser works through a document without bounds; entities have no place in SAML (SAML2int SDP-G03).
function checkBounds(xml: string): void {
  if (xml.includes('\0')) throw new Unreadable('malformed', 'There is a NUL character in it, which XML does not allow.')
  let depth = 0
  let elements = 0
  for (const [part] of xml.matchAll(xmlToken)) {
    if (part.startsWith('<!--') || part.startsWith('<![CDATA[') || part.startsWith('<?') || !part.startsWith('<')) continue
    if (part.startsWith('<!'))
      throw new Unreadable(
        'doctype',
        `It has a document type declaration (${firstLine(part).slice(0, 40)}…). SAML messages have none, and entities are not expanded here.`,
      )
    if (part.startsWith('</')) depth -= 1
    else {
      elements += 1
      if (!part.endsWith('/>')) depth += 1
      if ((part.match(/=/g)?.length ?? 0) > limits.attributes && (part.match(/=\s*["']/g)?.length ?? 0) > limits.attributes)
        throw new Unreadable('too-large', `An element has more than ${limits.attributes} attributes.`)
    }
    if (depth > limits.depth) throw new Unreadable('too-deep', `Elements are nested deeper than ${limits.depth} levels.`)
    if (elements > limits.elements) throw new Unreadable('too-large', `There are more than ${limits.elements} elements in it.`)
  }
}

const cutWords = (xml: string): string =>
  xml.trimEnd().endsWith('>') ? '' : '. It ends in the middle, so it was cut: copy it whole'

// The parser adds its own line and column with a marker that says nothing to a person.
const firstLine = (text: string): string =>
  (
    text
      .replace(/^(?:\[xmldom \w+\]|element parse error:|Unreadable:|Error:|This is not well-formed XML:|\s)+/, '')
      .split('\n')[0] ?? ''
  )
    .replace(/\s*@#\[line:(\d+),col:(\d+)\]/, ' (line $1, column $2)')
    .trim()

export const serializeXml = (root: Element): string => new XMLSerializer().serializeToString(root)

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

export function parentOf(element: Element): Element | null {
  const parent = element.parentNode
  return parent && isElement(parent) ? parent : null
}

export const isNamed = (element: Element, namespace: Namespace, localName: string): boolean =>
  element.namespaceURI === namespace && element.localName === localName

/** Direct children only: looking deeper finds somebody else's element. */
export const childrenNamed = (parent: Element, namespace: Namespace, localName: string): Element[] =>
  childElements(parent).filter((child) => isNamed(child, namespace, localName))

/** Everywhere below, and the element itself. */
export const allNamed = (root: Element, namespace: Namespace, localName: string): Element[] =>
  [...elementsOf(root)].filter((element) => isNamed(element, namespace, localName))

/** The attribute's value, or null when it is absent; an empty value is ''. */
export const attributeOf = (element: Element, name: string): string | null => element.getAttributeNode(name)?.value ?? null

/** All text below the element, across comments and CDATA borders. */
export const textOf = (element: Element): string => element.textContent ?? ''

/** The text of the first such child, trimmed; null where there is none. */
export function childText(parent: Element, namespace: Namespace, localName: string): string | null {
  const [child] = childrenNamed(parent, namespace, localName)
  return child ? textOf(child).trim() : null
}

/** Whether a comment stands inside: readers disagree about the text then (some stop at it). */
export function hasComment(element: Element): boolean {
  for (let node = element.firstChild; node; node = node.nextSibling)
    if (node.nodeType === 8 || (isElement(node) && hasComment(node))) return true
  return false
}

/** Declarations of the prefixes that are bound within an element, the innermost of each; as they would be written. */
export function namespacesAround(element: Element): string {
  const bound = new Map<string, string>()
  for (let at: Element | null = element; at; at = parentOf(at))
    for (const { name, value } of Array.from(at.attributes))
      if (/^xmlns(?::|$)/.test(name) && !bound.has(name)) bound.set(name, value)
  const escaped = (value: string) => value.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;')
  return [...bound].map(([name, value]) => ` ${name}="${escaped(value)}"`).join('')
}

const isElement = (node: Node | ParentNode): node is Element => node.nodeType === 1
