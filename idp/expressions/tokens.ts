import { ExpressionFault } from './fault.ts'

type TokenKind = 'name' | 'number' | 'text' | 'symbol' | 'end'

/** A word of an expression. `text` is what it means: of a quoted text, what stands between the quotes. */
export interface Token {
  kind: TokenKind
  text: string
  at: number
}

const patterns: [TokenKind, RegExp][] = [
  ['name', /[A-Za-z_][A-Za-z0-9_]*/y],
  ['number', /\d+(?:\.\d+)?/y],
  ['text', /'(?:[^']|'')*'|"(?:[^"]|"")*"/y],
]

/**
 * Cuts an expression into words; white space between them means nothing. A quote inside a text is written twice.
 * @param symbols every sign that the language has; where one begins another one, the longer first
 * @throws ExpressionFault at a sign that the language has not, or a text without an end
 */
export function tokenize(source: string, symbols: readonly string[]): Token[] {
  const tokens: Token[] = []
  let position = 0
  while (position < source.length) {
    const blank = matchAt(/\s+/y, source, position)
    if (blank !== null) {
      position += blank.length
      continue
    }
    const token = tokenAt(source, position, symbols)
    tokens.push({ kind: token.kind, text: token.kind === 'text' ? unquoted(token.written) : token.written, at: position + 1 })
    position += token.written.length
  }
  return [...tokens, { kind: 'end', text: 'the end', at: source.length + 1 }]
}

function tokenAt(source: string, position: number, symbols: readonly string[]): { kind: TokenKind; written: string } {
  for (const [kind, pattern] of patterns) {
    const written = matchAt(pattern, source, position)
    if (written !== null) return { kind, written }
  }
  const symbol = symbols.find((each) => source.startsWith(each, position))
  if (symbol !== undefined) return { kind: 'symbol', written: symbol }
  const sign = String.fromCodePoint(source.codePointAt(position) ?? 0)
  if (sign === '"' || sign === "'") throw new ExpressionFault(position + 1, `the text that begins with ${sign} has no end`)
  throw new ExpressionFault(position + 1, `'${sign}' cannot stand here`)
}

function matchAt(pattern: RegExp, source: string, position: number): string | null {
  pattern.lastIndex = position
  return pattern.exec(source)?.[0] ?? null
}

const unquoted = (written: string): string => {
  const quote = written.charAt(0)
  return written.slice(1, -1).replaceAll(quote + quote, quote)
}
