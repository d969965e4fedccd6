import { ExpressionFault } from './fault.ts'
import type { Token } from './tokens.ts'

/** Nesting beyond this is refused, so that no expression runs out of stack. */
const deepest = 60

/** Walks over the words of an expression; what a grammar is written with. */
export class Reader {
  #position = 0
  #depth = 0
  readonly #tokens: readonly Token[]

  /** @param tokens at least the one that stands for the end */
  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens
  }

  get next(): Token {
    const token = this.#tokens[Math.min(this.#position, this.#tokens.length - 1)]
    if (!token) throw new Error('there are no words, not even an end')
    return token
  }

  take(): Token {
    const token = this.next
    this.#position++
    return token
  }

  isSymbol(...symbols: string[]): boolean {
    return this.next.kind === 'symbol' && symbols.includes(this.next.text)
  }

  /** Whether the next word is one of these names, in any letter case. */
  isWord(...words: string[]): boolean {
    return this.next.kind === 'name' && words.includes(this.next.text.toLowerCase())
  }

  skip(symbol: string): boolean {
    if (!this.isSymbol(symbol)) return false
    this.#position++
    return true
  }

  /** @throws ExpressionFault when something else comes */
  expect(symbol: string, why: string): void {
    if (!this.skip(symbol)) this.refuse(`'${symbol}' is missing ${why}`)
  }

  name(what: string): Token {
    if (this.next.kind !== 'name') this.refuse(`${what} is missing`)
    return this.take()
  }

  refuse(message: string): never {
    const { at, text, kind } = this.next
    throw new ExpressionFault(at, kind === 'end' ? `${message} at the end` : `${message}; '${text}' stands here`)
  }

  /** A list of parts between commas, up to the closing sign. */
  listUntil<Part>(close: string, part: () => Part): Part[] {
    const parts: Part[] = []
    if (this.skip(close)) return parts
    do parts.push(part())
    while (this.skip(','))
    this.expect(close, 'after a list')
    return parts
  }

  nested<Part>(part: () => Part): Part {
    if (++this.#depth > deepest) throw new ExpressionFault(this.next.at, `this is nested more than ${deepest} deep`)
    try {
      return part()
    } finally {
      this.#depth--
    }
  }
}
