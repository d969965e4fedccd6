import { DOMParser } from '@xmldom/xmldom'

/** The root element of an XML text, or null when it is none. For documents that are read, never for ones that are believed. */
export function parseXml(text: string): Element | null {
  let broken = false
  const fail = () => {
    broken = true
  }
  const root = new DOMParser({ errorHandler: { warning: () => undefined, error: fail, fatalError: fail } }).parseFromString(
    text,
    'text/xml',
  )?.documentElement
  return broken || !root ? null : root
}

/** Elements below, by namespace and local name, in document order. */
export function elementsIn(parent: Element, namespace: string, name: string): Element[] {
  return Array.from(parent.getElementsByTagNameNS(namespace, name))
}
