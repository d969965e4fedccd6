import type { PostForm } from '../profiles/sign-in.ts'

/** What the page that posts a message sends, and where. */
export interface Posted {
  action: string
  /** Name and value, as they are sent. */
  fields: readonly (readonly [string, string])[]
  /** The words of a button for everybody, where the vendor's form has none for those without scripts. */
  button: string
}

/** Okta writes all but letters, digits and . , - _ of its form values as character references (a page of 2021: : / + = %). */
const byHex = (text: string): string =>
  text.replace(/[^A-Za-z0-9.,_-]/gu, (character) => `&#x${character.codePointAt(0)?.toString(16)};`)

const named: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const byName = (text: string): string => text.replace(/[&<>"']/g, (character) => named[character] ?? '')

/** The form in the vendor's order of attributes; every value is escaped. Pure. */
export function writePostForm(form: PostForm, { action, fields, button }: Posted): string {
  const escaped = form.hexEntities ? byHex : byName
  const parts = {
    id: form.id && `id="${form.id}"`,
    name: form.name && `name="${form.name}"`,
    action: `action="${escaped(action)}"`,
    method: 'method="POST"',
  }
  const order = form.methodFirst ? (['id', 'method', 'name', 'action'] as const) : (['id', 'name', 'action', 'method'] as const)
  const inputs = fields.map(([name, value]) =>
    form.methodFirst
      ? `<input type="hidden" name="${name}" value="${escaped(value)}" />`
      : `<input name="${name}" type="hidden" value="${escaped(value)}"/>`,
  )
  const last =
    form.noscript === undefined
      ? `<p class="buttons"><button>${byName(button)}</button></p>`
      : `<noscript><p>${byName(form.noscript)}</p><input type="submit" value="${byName(button)}" /></noscript>`
  const begin = `<form ${order.flatMap((each) => parts[each] ?? []).join(' ')}>`
  return `${begin}${inputs.join('')}${last}</form>`
}
