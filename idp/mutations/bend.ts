import { childElements, elements, isElement, parseXml, writeXml } from '../saml/canonical.ts'
import type { Draft } from '../saml/draft.ts'
import type { BentContext } from './mutation.ts'

/** What several mutations do to a message. */

/** Edits the signed XML as a tree. Comments and processing instructions would not survive as written: those go in as text. */
export function edit(message: string, change: (response: Element) => void): string {
  const document = parseXml(message)
  change(document.documentElement)
  return writeXml(document)
}

/** Makes the draft speak of the canary wherever it spoke of the person. */
export function forgeDraft(draft: Draft, context: BentContext): Draft {
  const { assertion } = draft
  const nameId = forged(assertion.nameId.value, context)
  assertion.nameId.value = nameId === assertion.nameId.value ? context.canary : nameId
  for (const attribute of assertion.attributes) attribute.values = attribute.values.map((value) => forged(value, context))
  return draft
}

/** The same for XML: in the NameID and every AttributeValue below this element. */
export function forgeElement(root: Element, context: BentContext): void {
  for (const element of elements(root)) {
    const text = element.textContent ?? ''
    if (element.localName === 'AttributeValue' && text !== '') element.textContent = forged(text, context)
    if (element.localName === 'NameID')
      element.textContent = forged(text, context) === text ? context.canary : forged(text, context)
  }
}

function forged(value: string, { person, canary }: BentContext): string {
  return value.replaceAll(person.email, canary).replaceAll(new RegExp(`(?<!evil-)${escapeRegExp(person.userName)}`, 'g'), canary)
}

const escapeRegExp = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

export const signaturesIn = (root: Element): Element[] =>
  [...elements(root)].filter((element) => element.localName === 'Signature')

/** The Signature that is a direct child, if there is one. */
export const signatureOf = (element: Element): Element | undefined =>
  childElements(element).find((child) => child.localName === 'Signature')

export function remove(element: Element | undefined): void {
  element?.parentNode?.removeChild(element)
}

export function assertionIn(response: Element): Element {
  const assertion = childElements(response).find((child) => child.localName === 'Assertion')
  if (!assertion) throw new Error('the message has no Assertion')
  return assertion
}

/** Another ID of the same form. */
export function renewId(element: Element): void {
  const id = element.getAttribute('ID') ?? ''
  element.setAttribute('ID', id.slice(0, -1) + (id.endsWith('0') ? '1' : '0'))
}

export const copyOf = (element: Element): Element => {
  const copy = element.cloneNode(true)
  if (!isElement(copy)) throw new Error('a copied element is no element')
  return copy
}
