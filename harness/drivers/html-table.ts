import { attribute, cellText, type Element, visibleText } from './html-elements.ts'

/** A table of a page. */
export interface PageTable {
  name: string
  headings: string[]
  rows: Record<string, string>[]
}

/** Reads a table by its heading line. @param lines the cells of each of its rows */
export function readTable(table: Element, caption: Element | undefined, lines: Element[][]): PageTable {
  const head = lines.findIndex((cells) => cells.length > 0 && cells.every((each) => each.tagName === 'th'))
  const headings = (lines[head] ?? []).map((each) => visibleText(each))
  const rows = lines
    .slice(head + 1)
    .map((cells) => Object.fromEntries(cells.map((each, index) => [headings[index] ?? String(index), cellText(each)])))
  return { name: attribute(table, 'aria-label') ?? (caption ? visibleText(caption) : ''), headings, rows: head < 0 ? [] : rows }
}
