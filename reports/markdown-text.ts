import { clip, oneLine, revealInvisible } from './text.ts'

/** Characters that Markdown, HTML, a table or an automatic link could take for more than text. */
const special = /[&<>\\`*_{}[\]#+!|~:@$^]|www\./gi

/**
 * Text from outside for one line of Markdown. Every special character becomes a character reference, which shows as itself and never as
 * markup (CommonMark 6.2), in whatever dialect a CI system renders.
 */
export function escapeMarkdown(text: string, max = 240): string {
  const references = (found: string) => [...found].map((character) => `&#${character.codePointAt(0)};`).join('')
  return clip(oneLine(text), max).replace(special, references)
}

/** The same, set as code. */
export function codeMarkdown(text: string, max = 160): string {
  return `<code>${escapeMarkdown(text, max)}</code>`
}

/** A table whose cells are Markdown already. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

/** Lines from outside as a block of code, whose fence is longer than any that stands in them (CommonMark 4.5). */
export function fencedMarkdown(text: string, language: string, max = 2_000): string {
  const shown = clip(revealInvisible(text), max)
  const longest = Math.max(2, ...[...shown.matchAll(/`+/g)].map(([run]) => run.length))
  const fence = '`'.repeat(longest + 1)
  return `${fence}${language}\n${shown}\n${fence}`
}
