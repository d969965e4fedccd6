import { parse } from 'parse5'
import {
  attribute,
  cellText,
  type Element,
  included,
  initialValue,
  isField,
  LONGEST_REFRESH_SECONDS,
  labelText,
  type Node,
  ROLES,
  sameName,
  visibleText,
} from './html-elements.ts'

/** A form as a browser without scripts would send it. */
export interface FormRequest {
  url: string
  method: 'GET' | 'POST'
  fields: [string, string][]
}

/** A table of a page. */
export interface PageTable {
  name: string
  headings: string[]
  rows: Record<string, string>[]
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
    const byLabel = this.elements.filter((each) => each.tagName === 'label' && sameName(labelText(each), label))
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

  /** Where the page sends its reader by itself at once (`<meta http-equiv="refresh">`), or null. */
  refresh(): FormRequest | null {
    const meta = this.elements.find((each) => each.tagName === 'meta' && /^refresh$/i.test(attribute(each, 'http-equiv') ?? ''))
    const match = /^\s*(\d+)\s*[;,]\s*url\s*=\s*["']?([^"']+)/i.exec(meta ? (attribute(meta, 'content') ?? '') : '')
    if (!match?.[2] || Number(match[1]) > LONGEST_REFRESH_SECONDS) return null
    return { url: new URL(match[2].trim(), this.url).href, method: 'GET', fields: [] }
  }

  /** The names of all elements with this role, as far as plain HTML shows roles. */
  namesOf(role: string): string[] {
    return this.elements
      .filter((each) => (attribute(each, 'role') ?? ROLES[each.tagName]) === role)
      .map((each) => attribute(each, 'aria-label') ?? visibleText(each))
  }

  /** What the field with this label holds, or the definition beside a term that reads so; null when there is none. */
  valueOf(label: string): string | null {
    const field = this.field(label)
    if (field) return initialValue(field)
    const term = this.elements.find((each) => ['dt', 'th'].includes(each.tagName) && sameName(visibleText(each), label))
    const beside = term && this.elements.slice(this.elements.indexOf(term)).find((each) => ['dd', 'td'].includes(each.tagName))
    return beside ? visibleText(beside) : null
  }

  /** The rows of each table, by the headings of its columns. */
  tables(): PageTable[] {
    return this.elements.filter((each) => each.tagName === 'table').map((table) => this.readTable(table))
  }

  private readTable(table: Element): PageTable {
    const inside = this.elements.filter((each) => this.within(each, table))
    const caption = inside.find((each) => each.tagName === 'caption')
    const lines = inside
      .filter((each) => each.tagName === 'tr')
      .map((row) => inside.filter((cell) => ['th', 'td'].includes(cell.tagName) && this.within(cell, row)))
    const head = lines.findIndex((cells) => cells.length > 0 && cells.every((each) => each.tagName === 'th'))
    const headings = (lines[head] ?? []).map(visibleText)
    const rows = lines
      .slice(head + 1)
      .map((cells) => Object.fromEntries(cells.map((each, index) => [headings[index] ?? String(index), cellText(each)])))
    return { name: attribute(table, 'aria-label') ?? (caption ? visibleText(caption) : ''), headings, rows: head < 0 ? [] : rows }
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
