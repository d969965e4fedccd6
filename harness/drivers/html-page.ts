import { type DefaultTreeAdapterTypes, parse } from 'parse5'

type Node = DefaultTreeAdapterTypes.Node
type Element = DefaultTreeAdapterTypes.Element

/** A form as a browser without scripts would send it. */
export interface FormRequest {
  url: string
  method: 'GET' | 'POST'
  fields: [string, string][]
}

/** An HTML page as far as a person without scripts can use it: labels, fields, buttons, links. */
export class HtmlPage {
  readonly url: string
  readonly html: string
  private readonly elements: Element[]
  private readonly parents = new Map<Element, Element>()

  constructor(url: string, html: string) {
    this.url = url
    this.html = html
    this.elements = this.collect(parse(html))
  }

  text(): string {
    const body = this.elements.find((each) => each.tagName === 'body')
    return body ? visibleText(body) : ''
  }

  /** The text of the element with this id, or null. */
  textOf(id: string): string | null {
    const found = this.elements.find((each) => attribute(each, 'id') === id)
    return found ? visibleText(found) : null
  }

  /** The field whose label reads so. */
  field(label: string): Element | null {
    const byLabel = this.elements.filter((each) => each.tagName === 'label' && sameName(visibleText(each), label))
    for (const each of byLabel) {
      const id = attribute(each, 'for')
      const target = this.elements.find(
        (other) => isField(other) && (id ? attribute(other, 'id') === id : this.within(other, each)),
      )
      if (target) return target
    }
    return this.elements.find((each) => isField(each) && sameName(attribute(each, 'aria-label') ?? '', label)) ?? null
  }

  /** The button that a form is sent with, or the link, that reads so. */
  button(name: string): Element | null {
    const named = (each: Element) =>
      sameName(
        attribute(each, 'aria-label') ?? (each.tagName === 'input' ? (attribute(each, 'value') ?? '') : visibleText(each)),
        name,
      )
    const isButton = (each: Element) =>
      each.tagName === 'button' ||
      (each.tagName === 'input' && ['submit', 'button', 'image'].includes(attribute(each, 'type') ?? ''))
    return (
      this.elements.find((each) => isButton(each) && named(each)) ??
      this.elements.find((each) => each.tagName === 'a' && named(each)) ??
      null
    )
  }

  /** A page that posts a SAML message on by script: its form, or null. */
  selfPostingForm(): FormRequest | null {
    const field = this.elements.find(
      (each) => each.tagName === 'input' && ['SAMLResponse', 'SAMLRequest'].includes(attribute(each, 'name') ?? ''),
    )
    const form = field ? this.formOf(field) : null
    return form ? this.request(form, null, new Map()) : null
  }

  /** What pressing this button or link sends. */
  pressed(target: Element, typed: ReadonlyMap<Element, string>): FormRequest | null {
    if (target.tagName === 'a') {
      const href = attribute(target, 'href')
      return href ? { url: new URL(href, this.url).href, method: 'GET', fields: [] } : null
    }
    const form = this.formOf(target)
    return form ? this.request(form, target, typed) : null
  }

  private request(form: Element, submitter: Element | null, typed: ReadonlyMap<Element, string>): FormRequest {
    const fields: [string, string][] = []
    for (const each of this.elements.filter((other) => this.formOf(other) === form)) {
      const name = attribute(each, 'name')
      if (!name || attribute(each, 'disabled') !== null) continue
      if (isField(each) && included(each)) fields.push([name, typed.get(each) ?? initialValue(each)])
      if (each === submitter) fields.push([name, attribute(each, 'value') ?? ''])
    }
    const action = (submitter && attribute(submitter, 'formaction')) ?? attribute(form, 'action')
    const method =
      ((submitter && attribute(submitter, 'formmethod')) ?? attribute(form, 'method') ?? 'get').toUpperCase() === 'POST'
        ? 'POST'
        : 'GET'
    return { url: new URL(action || this.url, this.url).href, method, fields }
  }

  private formOf(element: Element): Element | null {
    const named = attribute(element, 'form')
    if (named) return this.elements.find((each) => each.tagName === 'form' && attribute(each, 'id') === named) ?? null
    let at: Element | undefined = element
    while (at && at.tagName !== 'form') at = this.parents.get(at)
    return at ?? null
  }

  private within(element: Element, ancestor: Element): boolean {
    let at: Element | undefined = element
    while (at && at !== ancestor) at = this.parents.get(at)
    return at === ancestor
  }

  private collect(node: Node, parent?: Element): Element[] {
    const own = 'tagName' in node ? node : undefined
    if (own && parent) this.parents.set(own, parent)
    const children = 'childNodes' in node ? node.childNodes.flatMap((child) => this.collect(child, own ?? parent)) : []
    return own ? [own, ...children] : children
  }
}

export function attribute(element: Element, name: string): string | null {
  return element.attrs.find((each) => each.name === name)?.value ?? null
}

function isField(element: Element): boolean {
  if (element.tagName === 'select' || element.tagName === 'textarea') return true
  return element.tagName === 'input' && !['submit', 'button', 'image', 'reset'].includes(attribute(element, 'type') ?? 'text')
}

function included(element: Element): boolean {
  const type = attribute(element, 'type')
  return type === 'checkbox' || type === 'radio' ? attribute(element, 'checked') !== null : true
}

function initialValue(element: Element): string {
  if (element.tagName === 'textarea') return visibleText(element)
  if (element.tagName === 'select') {
    const options = element.childNodes.filter((each): each is Element => 'tagName' in each && each.tagName === 'option')
    const chosen = options.find((each) => attribute(each, 'selected') !== null) ?? options[0]
    return chosen ? (attribute(chosen, 'value') ?? visibleText(chosen)) : ''
  }
  return attribute(element, 'value') ?? (['checkbox', 'radio'].includes(attribute(element, 'type') ?? '') ? 'on' : '')
}

function visibleText(node: Node): string {
  return rawText(node).replace(/\s+/g, ' ').trim()
}

function rawText(node: Node): string {
  if ('value' in node && node.nodeName === '#text') return node.value
  if ('tagName' in node && ['script', 'style', 'template', 'noscript'].includes(node.tagName)) return ''
  const inner = 'childNodes' in node ? node.childNodes.map(rawText).join('') : ''
  return 'tagName' in node && BLOCKS.has(node.tagName) ? ` ${inner} ` : inner
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
function sameName(actual: string, wanted: string): boolean {
  return actual.replace(/\s+/g, ' ').trim().toLowerCase() === wanted.replace(/\s+/g, ' ').trim().toLowerCase()
}
