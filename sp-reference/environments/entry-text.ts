import { hasControls } from '../jit/attribute.ts'

/** How many characters an entry may have. */
export const mostCharacters = 500

/** What somebody typed as an entry → the text that is kept, or what is wrong with it. Lines may be broken; blanks around it are left out. */
export function readEntry(typed: string): { text: string } | { problem: string } {
  const text = typed.replace(/\r\n?/g, '\n').trim()
  // Blanks that nobody sees are many; letters, digits, marks and signs are what can be read.
  if (!/[\p{L}\p{N}\p{P}\p{S}]/u.test(text)) return { problem: 'Write something first.' }
  const length = [...text].length
  if (length > mostCharacters)
    return { problem: `This has ${length} characters. Shorten it to at most ${mostCharacters}; nothing was added yet.` }
  if (text.split('\n').some(hasControls)) return { problem: 'Use plain text: there is a character in it that cannot be shown.' }
  return { text }
}
