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

function optionsOf(select: Element): Element[] {
  const inside = (node: Element): Element[] =>
    node.childNodes
      .filter((each): each is Element => 'tagName' in each)
      .flatMap((each) => (each.tagName === 'optgroup' ? inside(each) : each))
  return inside(select).filter((each) => each.tagName === 'option')
}

/** A cell that only shows a picture is read by the words the picture has for those who cannot see it. */
export function cellText(cell: Element): string {
  const text = visibleText(cell)
  if (text) return text
  const image = (node: Element): Element | undefined =>
    node.tagName === 'img'
      ? node
      : node.childNodes
          .filter((each): each is Element => 'tagName' in each)
          .map(image)
          .find(Boolean)
  const found = image(cell)
  return found ? (attribute(found, 'alt') ?? '') : ''
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

export function visibleText(node: Node): string {
  return rawText(node).replace(/\s+/g, ' ').trim()
}

function rawText(node: Node): string {
  if ('value' in node && node.nodeName === '#text') return node.value
  if ('tagName' in node && ['script', 'style', 'template', 'noscript'].includes(node.tagName)) return ''
  const inner = 'childNodes' in node ? node.childNodes.map(rawText).join('') : ''
  return 'tagName' in node && BLOCKS.has(node.tagName) ? ` ${inner} ` : inner
}

/** What a label says, without what stands in a field that it is wrapped around. */
export function labelText(label: Element): string {
  const own = label.childNodes.filter((each) => !('tagName' in each && ['select', 'textarea'].includes(each.tagName)))
  return own.map(visibleText).filter(Boolean).join(' ')
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
