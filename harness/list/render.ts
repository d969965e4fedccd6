import type { ListEntry } from './list.ts'

const GAP = '  '
const LEAST_TEXT = 40

/**
 * Entries as aligned lines of at most `width` characters: short columns first, the text wrapped beside them, notes below it.
 * When the short columns leave too little room, texts and notes stand indented under their entry.
 */
export function renderList(entries: readonly ListEntry[], width = 100): string {
  const widths = (entries[0]?.columns ?? []).map((_, index) =>
    Math.max(...entries.map((each) => each.columns[index]?.length ?? 0)),
  )
  const head = widths.reduce((sum, each) => sum + each + GAP.length, 0)
  const beside = width - head >= LEAST_TEXT
  const indent = ' '.repeat(beside ? head : 4)
  return entries
    .flatMap((entry) => {
      const columns = entry.columns.map((text, index) => text.padEnd(widths[index] ?? 0)).join(GAP)
      const lines = [entry.text, ...entry.notes].flatMap((text, index) =>
        wrap(text, width - indent.length, index === 0 ? '' : GAP),
      )
      if (!beside) return [columns.trimEnd(), ...lines.map((line) => indent + line)]
      return lines.map((line, index) => (index === 0 ? columns + GAP : indent) + line)
    })
    .map((line) => `${line.trimEnd()}\n`)
    .join('')
}

/** Lines of at most `width` characters; a word that is longer is cut. @param indent stands before each line */
export function wrap(text: string, width: number, indent = ''): string[] {
  const room = width - indent.length
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/\s+/).flatMap((each) => pieces(each, room))) {
    if (line !== '' && line.length + 1 + word.length > room) {
      lines.push(line)
      line = ''
    }
    line = line === '' ? word : `${line} ${word}`
  }
  return [...lines, line].map((each) => indent + each)
}

function pieces(word: string, room: number): string[] {
  const found: string[] = []
  for (let start = 0; start < word.length; start += room) found.push(word.slice(start, start + room))
  return found
}
