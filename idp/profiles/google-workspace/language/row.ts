import { ExpressionFault } from '../../../expressions/fault.ts'

/** Where a value comes from: `Category > Field`, as the attribute mapping shows it, or the bare name of an attribute. */
export type Source = { kind: 'row'; category: Word; field: Word } | { kind: 'name'; name: Word }

interface Word {
  text: string
  /** The character at which it begins, from 1. */
  at: number
}

/**
 * Reads a source: `row := words '>' words`, `name := letter { letter | digit | '_' }`. Blanks around words do not count.
 * @throws ExpressionFault at the character where it cannot be read on
 */
export function parseRow(text: string): Source {
  const [first = { text: '', at: 1 }, second, third] = wordsOf(text)
  if (!second) return { kind: 'name', name: bare(first) }
  if (first.text === '') throw new ExpressionFault(1, "a category is missing before '>'")
  if (third) throw new ExpressionFault(third.border, "a row has one '>', between a category and a field")
  if (second.text === '') throw new ExpressionFault(second.at, "a field is missing after '>'")
  return { kind: 'row', category: first, field: second }
}

/** What stands between the `>`, each with its place; `border` is that of the `>` before it. */
function wordsOf(text: string): (Word & { border: number })[] {
  let start = 0
  return text.split('>').map((part) => {
    const [border, blanks] = [start, part.length - part.trimStart().length]
    start += part.length + 1
    return { text: part.trim(), at: border + blanks + 1, border }
  })
}

function bare({ text, at }: Word): Word {
  if (text === '') throw new ExpressionFault(at, 'a name is missing at the end')
  const name = /^[A-Za-z_]\w*/.exec(text)?.[0] ?? ''
  const found = text.slice(name.length, name.length + 1)
  if (name !== '' && found === '.')
    throw new ExpressionFault(at + name.length, `'.' cannot stand here; '${name}.' is how other vendors begin`)
  if (found !== '') throw new ExpressionFault(at + name.length, `'${found}' cannot stand here`)
  return { text, at }
}

export const printRow = (source: Source): string =>
  source.kind === 'row' ? `${source.category.text} > ${source.field.text}` : source.name.text
