import { hasControls } from '../../jit/attribute.ts'

const longestName = 120

/** Names that look the same have one form: capitals, and what cannot be seen, make no difference to who reads them. */
export const lookOf = (name: string): string =>
  name
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .toLowerCase()

/** What is wrong with a text that people read and identity providers send: its length, or what cannot be shown. @param what "name", "ID" */
export function textProblem(text: string, what = 'name'): string | null {
  if (text.length > longestName) return `The ${what} is longer than ${longestName} characters.`
  if (hasControls(text)) return `The ${what} holds a control character.`
  // Blanks that nobody sees are many; letters, digits, marks and signs are what can be read.
  return text === '' || /[\p{L}\p{N}\p{P}\p{S}]/u.test(text) ? null : `The ${what} has nothing in it that can be seen.`
}

/** What is wrong with the name of something new, whatever it is called like. @param what "group", "role" */
export function nameProblem(name: string, what: string): string | null {
  if (name === '') return `Give the ${what} a name.`
  // No browser opens an address with such a part.
  return textProblem(name) ?? (/^\.+$/.test(name) ? 'A name of dots alone cannot be used.' : null)
}
