import { parse } from 'parse5'
import {
  attribute,
  type Element,
  elementsBelow,
  included,
  initialValue,
  isField,
  LONGEST_REFRESH_SECONDS,
  labelText,
  optionsOf,
  ROLES,
  sameName,
  visibleText,
} from './html-elements.ts'
import { firstBy, groupBy, tagged } from './html-groups.ts'
import { type PageTable, readTable } from './html-table.ts'

/** More labels say no more, and a page can have as many as it likes. */
const MOST_LABELS = 40

/** A form as a browser without scripts would send it. */
export interface FormRequest {
  url: string
  method: 'GET' | 'POST'
  fields: [string, string][]
}

/** What a person did to a field: text, or whether a box is ticked. */
export type Typed = string | boolean

/** An HTML page as far as a person without scripts can use it: labels, fields, buttons, links. */
export class HtmlPage {
  readonly url: string
  readonly html: string
  private readonly elements: Element[]

  constructor(url: string, html: string) {
    this.url = url
    this.html = html
    this.elements = [...elementsBelow(parse(html))]
  }

  text(): string {
    const body = this.elements.find((each) => each.tagName === 'body')
    return body ? visibleText(body) : ''
  }

  /** Like `text`, with the address of each link before its words. */
  textWithAddresses(): string {
    const body = this.elements.find((each) => each.tagName === 'body')
    const address = (each: Element) => (each.tagName === 'a' ? attribute(each, 'href') : null)
    return body ? visibleText(body, (each) => (address(each) === null ? '' : ` ${address(each)} `)) : ''
  }

  /** The text of the element with this id, or null. */
  textOf(id: string): string | null {
    const found = this.elements.find((each) => attribute(each, 'id') === id)
    return found ? visibleText(found) : null
  }

  /** All elements with these tags. */
  all(...tags: string[]): Element[] {
    return tagged(this.elements, ...tags)
  }

  /** The field whose label reads so. */
  field(label: string): Element | null {
    const fields = this.elements.filter(isField)
    const byId = firstBy(fields, (each) => attribute(each, 'id'))
    const labels = this.holders('label')
    const inLabel = firstBy(fields, (each) => labels.get(each))
    for (const each of this.elements) {
      if (each.tagName !== 'label' || !sameName(labelText(each), label)) continue
      const id = attribute(each, 'for')
      const target = id ? byId.get(id) : inLabel.get(each)
      if (target) return target
    }
    return fields.find((each) => sameName(attribute(each, 'aria-label') ?? '', label)) ?? null
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
    const form = field ? this.formFinder()(field) : null
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

  /** The other choices of a radio button, none for a checkbox; null for what cannot be turned on or off. */
  rivalsOf(field: Element): Element[] | null {
    const type = attribute(field, 'type')
    if (field.tagName !== 'input' || (type !== 'checkbox' && type !== 'radio')) return null
    if (type === 'checkbox') return []
    const [formOf, name] = [this.formFinder(), attribute(field, 'name')]
    return this.all('input').filter(
      (each) =>
        each !== field &&
        attribute(each, 'type') === 'radio' &&
        attribute(each, 'name') === name &&
        formOf(each) === formOf(field),
    )
  }

  /** The entries of the list with this label, without empty ones, and the one that is chosen; null when there is none. */
  entriesOf(label: string): { entries: string[]; chosen: string } | null {
    const field = this.field(label)
    if (field?.tagName !== 'select') return null
    const value = initialValue(field)
    const entries = optionsOf(field).filter((each) => attribute(each, 'value') !== '')
    const chosen = entries.find((each) => (attribute(each, 'value') ?? visibleText(each)) === value)
    return { entries: entries.map((each) => visibleText(each)), chosen: chosen ? visibleText(chosen) : '' }
  }

  /** What the field with this label holds, or the definition beside a term that reads so; null when there is none. */
  valueOf(label: string): string | null {
    const field = this.field(label)
    if (field) return initialValue(field)
    const term = this.elements.find((each) => ['dt', 'th'].includes(each.tagName) && sameName(visibleText(each), label))
    const beside = term && this.elements.slice(this.elements.indexOf(term)).find((each) => ['dd', 'td'].includes(each.tagName))
    return beside ? visibleText(beside) : null
  }

  /** Everything that `valueOf` finds a value by: labels of fields, and terms. */
  labels(): string[] {
    const named = this.elements.filter(isField).map((each) => attribute(each, 'aria-label') ?? '')
    const labels = tagged(this.elements, 'label').map(labelText)
    const terms = tagged(this.elements, 'dt', 'th').map((each) => visibleText(each))
    const all = [...new Set([...labels, ...named, ...terms])].filter((each) => each !== '')
    return all.slice(0, MOST_LABELS).filter((each) => this.valueOf(each) !== null)
  }

  /** The roles that its elements have, as far as plain HTML shows roles. */
  roles(): string[] {
    return [...new Set(this.elements.flatMap((each) => attribute(each, 'role') ?? ROLES[each.tagName] ?? []))]
  }

  /** The rows of each table, by the headings of its columns. What a table inside a cell holds is its own. */
  tables(): PageTable[] {
    const [tables, rows] = [this.holders('table'), this.holders('tr')]
    const captions = groupBy(tagged(this.elements, 'caption'), (each) => tables.get(each))
    const lines = groupBy(tagged(this.elements, 'tr'), (each) => tables.get(each))
    const cells = groupBy(tagged(this.elements, 'th', 'td'), (each) => rows.get(each))
    return tagged(this.elements, 'table').map((table) =>
      readTable(
        table,
        captions.get(table)?.[0],
        (lines.get(table) ?? []).map((row) => cells.get(row) ?? []),
      ),
    )
  }

  /** What pressing this button or link sends. */
  pressed(target: Element, typed: ReadonlyMap<Element, Typed>): FormRequest | null {
    if (target.tagName === 'a') {
      const href = attribute(target, 'href')
      return href ? { url: new URL(href, this.url).href, method: 'GET', fields: [] } : null
    }
    const form = this.formFinder()(target)
    return form ? this.request(form, target, typed) : null
  }

  private request(form: Element, submitter: Element | null, typed: ReadonlyMap<Element, Typed>): FormRequest {
    const fields: [string, string][] = []
    const formOf = this.formFinder()
    for (const each of this.elements.filter((other) => formOf(other) === form)) {
      const name = attribute(each, 'name')
      if (!name || attribute(each, 'disabled') !== null) continue
      const done = typed.get(each)
      const isSent = typeof done === 'boolean' ? done : included(each)
      if (isField(each) && isSent) fields.push([name, typeof done === 'string' ? done : initialValue(each)])
      if (each === submitter) fields.push([name, attribute(each, 'value') ?? ''])
    }
    const action = (submitter && attribute(submitter, 'formaction')) ?? attribute(form, 'action')
    const method =
      ((submitter && attribute(submitter, 'formmethod')) ?? attribute(form, 'method') ?? 'get').toUpperCase() === 'POST'
        ? 'POST'
        : 'GET'
    return { url: new URL(action || this.url, this.url).href, method, fields }
  }

  /** How to tell the form of an element: the one that it names, else the one around it. */
  private formFinder(): (element: Element) => Element | null {
    const byId = firstBy(tagged(this.elements, 'form'), (each) => attribute(each, 'id'))
    const around = this.holders('form')
    return (element) => {
      const named = attribute(element, 'form')
      if (named) return byId.get(named) ?? null
      return element.tagName === 'form' ? element : (around.get(element) ?? null)
    }
  }

  /** For each element the nearest one with this tag around it, found in one pass however deep the page is. */
  private holders(tag: string): Map<Element, Element> {
    const found = new Map<Element, Element>()
    for (const each of this.elements) {
      const parent = each.parentNode
      if (!parent || !('tagName' in parent)) continue
      const holder = parent.tagName === tag ? parent : found.get(parent)
      if (holder) found.set(each, holder)
    }
    return found
  }
}
