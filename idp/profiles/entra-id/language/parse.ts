import { ExpressionFault } from '../../../expressions/fault.ts'
import { Reader } from '../../../expressions/reader.ts'
import { type Token, tokenize } from '../../../expressions/tokens.ts'
import type { Argument, Source } from './tree.ts'

const symbols = [...'.(),=']

/**
 * Reads the source of a claim: `user.mail`, `"a constant"`, a bare word, or `Function (parameter, …)`. The portal has fields and no
 * text to type; this is how it shows them, as far as that is known.
 * @throws ExpressionFault at the character where it cannot be read on
 */
export function parseEntra(text: string): Source {
  const reader = new Reader(tokenize(text, symbols))
  const source = read(reader)
  const rest = reader.next
  if (rest.kind !== 'end') throw new ExpressionFault(rest.at, `'${rest.text}' cannot stand here`)
  return source
}

function read(reader: Reader): Source {
  return reader.nested(() => {
    const { kind, text, at } = reader.next
    if (kind === 'end') throw new ExpressionFault(at, 'a name is missing at the end')
    if (kind === 'text') return { kind: 'constant', at, text: reader.take().text }
    if (kind === 'number') return { kind: 'number', at, value: Number(reader.take().text) }
    if (kind !== 'name') throw new ExpressionFault(at, `'${text}' cannot stand here`)
    return named(reader, reader.take())
  })
}

function named(reader: Reader, { text, at }: Token): Source {
  if (reader.skip('(')) return { kind: 'transformation', at, name: text, args: reader.listUntil(')', () => argument(reader)) }
  if (!reader.skip('.')) return { kind: 'constant', at, text }
  if (text === 'appuser') throw new ExpressionFault(at, `'appuser' is a source of Okta and OneLogin`)
  if (text !== 'user') throw new ExpressionFault(at, `'${text}' is not a source`)
  const attribute = reader.name('a name')
  if (reader.skip('.')) throw new ExpressionFault(reader.next.at, `'${reader.name('a name').text}' is one name too many`)
  return { kind: 'attribute', at: attribute.at, name: attribute.text }
}

/** `user.mail`, `country = user.country`, `all user.proxyaddresses`. */
function argument(reader: Reader): Argument {
  const { kind } = reader.next
  if (kind !== 'name') return { name: null, isEach: false, source: read(reader) }
  const word = reader.take()
  if (reader.skip('=')) return { name: word.text, isEach: false, source: read(reader) }
  if (word.text === 'all' && reader.next.kind === 'name') return { name: null, isEach: true, source: read(reader) }
  return { name: null, isEach: false, source: named(reader, word) }
}
