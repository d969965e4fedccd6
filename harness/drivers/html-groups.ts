import type { Element } from './html-elements.ts'

export function tagged(elements: readonly Element[], ...tags: string[]): Element[] {
  return elements.filter((each) => tags.includes(each.tagName))
}

export function groupBy(elements: readonly Element[], keyOf: (element: Element) => Element | undefined): Map<Element, Element[]> {
  const groups = new Map<Element, Element[]>()
  for (const each of elements) {
    const key = keyOf(each)
    if (!key) continue
    const group = groups.get(key)
    if (group) group.push(each)
    else groups.set(key, [each])
  }
  return groups
}

/** The first element with each key. */
export function firstBy<Key>(
  elements: readonly Element[],
  keyOf: (element: Element) => Key | null | undefined,
): Map<Key, Element> {
  const found = new Map<Key, Element>()
  for (const each of elements) {
    const key = keyOf(each) ?? null
    if (key !== null && !found.has(key)) found.set(key, each)
  }
  return found
}
