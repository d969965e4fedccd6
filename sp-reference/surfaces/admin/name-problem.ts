import { hasControls } from '../../jit/attribute.ts'

const longestName = 120

/** What is wrong with a text that people read and identity providers send: its length, or what cannot be shown. @param what "name", "ID" */
export function textProblem(text: string, what = 'name'): string | null {
  if (text.length > longestName) return `The ${what} is longer than ${longestName} characters.`
  return hasControls(text) ? `The ${what} holds a control character.` : null
}

/** What is wrong with the name of something new, whatever it is called like. @param what "group", "role" */
export function nameProblem(name: string, what: string): string | null {
  if (name === '') return `Give the ${what} a name.`
  // No browser opens an address with such a part.
  return textProblem(name) ?? (/^\.+$/.test(name) ? 'A name of dots alone cannot be used.' : null)
}
