import type { DefaultTreeAdapterTypes } from 'parse5'

/** What single elements of an HTML page say, read without a browser. */

export type Node = DefaultTreeAdapterTypes.Node
export type Element = DefaultTreeAdapterTypes.Element

export function attribute(element: Element, name: string): string | null {
  return element.attrs.find((each) => each.name === name)?.value ?? null
}

/** What choosing the entry that reads so sends, or null when the list has no such entry. */
export function optionValue(select: Element, entry: string): string | null {
  const option = optionsOf(select).find((each) => sameName(visibleText(each), entry))
  return option ? (attribute(option, 'value') ?? visibleText(option)) : null
}

/** The entries of a list, also those in groups. */
export function optionsOf(select: Element): Element[] {
  return [...elementsBelow(select, (each) => each.tagName === 'optgroup')].filter((each) => each.tagName === 'option')
}

/** The elements below one, in document order; without recursion, because a page nests as deep as it likes. */
export function* elementsBelow(node: Node, goInto: (element: Element) => boolean = () => true): Generator<Element> {
  const open = childrenFromLast(node)
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (!('tagName' in at)) continue
    yield at
    if (goInto(at)) for (const each of childrenFromLast(at)) open.push(each)
  }
}

function childrenFromLast(node: Node): Node[] {
  return 'childNodes' in node ? node.childNodes.toReversed() : []
}

/** A cell that only shows a picture is read by the words the picture has for those who cannot see it. */
export function cellText(cell: Element): string {
  const text = visibleText(cell)
  if (text) return text
  for (const each of elementsBelow(cell)) if (each.tagName === 'img') return attribute(each, 'alt') ?? ''
  return ''
}

export function isField(element: Element): boolean {
  if (element.tagName === 'select' || element.tagName === 'textarea') return true
  return element.tagName === 'input' && !['submit', 'button', 'image', 'reset'].includes(attribute(element, 'type') ?? 'text')
}

export function included(element: Element): boolean {
  const type = attribute(element, 'type')
  return type === 'checkbox' || type === 'radio' ? attribute(element, 'checked') !== null : true
}

export function initialValue(element: Element): string {
  if (element.tagName === 'textarea') return visibleText(element)
  if (element.tagName === 'select') {
    const options = optionsOf(element)
    const chosen = options.find((each) => attribute(each, 'selected') !== null) ?? options[0]
    return chosen ? (attribute(chosen, 'value') ?? visibleText(chosen)) : ''
  }
  return attribute(element, 'value') ?? (['checkbox', 'radio'].includes(attribute(element, 'type') ?? '') ? 'on' : '')
}

/** The words that a reader sees. @param wordsBefore what else to say before those of an element */
export function visibleText(node: Node, wordsBefore: (element: Element) => string = () => ''): string {
  const parts: string[] = []
  const open: (Node | string)[] = [node]
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (typeof at === 'string') parts.push(at)
    else if ('value' in at && at.nodeName === '#text') parts.push(at.value)
    else if (!('tagName' in at)) for (const each of childrenFromLast(at)) open.push(each)
    else if (!UNSEEN.has(at.tagName)) {
      const edge = BLOCKS.has(at.tagName) ? ' ' : ''
      parts.push(edge, wordsBefore(at))
      open.push(edge)
      for (const each of childrenFromLast(at)) open.push(each)
    }
  }
  return parts.join('').replace(/\s+/g, ' ').trim()
}

const UNSEEN = new Set(['script', 'style', 'template', 'noscript'])

/** What a label says, without what stands in a field that it is wrapped around. */
export function labelText(label: Element): string {
  const own = label.childNodes.filter((each) => !('tagName' in each && ['select', 'textarea'].includes(each.tagName)))
  return own
    .map((each) => visibleText(each))
    .filter(Boolean)
    .join(' ')
}

export const LONGEST_REFRESH_SECONDS = 10

export const ROLES: Record<string, string> = {
  a: 'link',
  button: 'button',
  h1: 'heading',
  h2: 'heading',
  h3: 'heading',
  h4: 'heading',
  h5: 'heading',
  h6: 'heading',
  nav: 'navigation',
  main: 'main',
  img: 'img',
  li: 'listitem',
}

const BLOCKS = new Set([
  'p',
  'div',
  'li',
  'tr',
  'td',
  'th',
  'h1',
  'h2',
  'h3',
  'h4',
  'section',
  'article',
  'main',
  'header',
  'footer',
  'form',
  'label',
  'button',
  'br',
  'dt',
  'dd',
])

/** Names are compared as people read them: case and repeated blanks do not matter. */
export function sameName(actual: string, wanted: string): boolean {
  return actual.replace(/\s+/g, ' ').trim().toLowerCase() === wanted.replace(/\s+/g, ' ').trim().toLowerCase()
}
