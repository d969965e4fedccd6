import { revealInvisible } from './text.ts'

/** XML for reading: in lines by nesting, each in coloured pieces. No parser is involved, so a malformed or hostile message shows as it is. */

export type PieceKind = 'markup' | 'tag' | 'attribute' | 'value' | 'text' | 'comment' | 'space'

export interface Piece {
  kind: PieceKind
  text: string
}

/** What stands on one line when the message is indented; `space` between tags belongs to the line before it. */
export interface Line {
  depth: number
  pieces: Piece[]
}

/**
 * Comment, CDATA, processing instruction, declaration, tag, text: whatever comes, every character ends up in exactly one token. What is not
 * closed runs to the end, and no tag crosses a `<`, so that hostile text costs linear time.
 */
export const xmlToken =
  /<!--[\s\S]*?(?:-->|$)|<!\[CDATA\[[\s\S]*?(?:\]\]>|$)|<\?[\s\S]*?(?:\?>|$)|<![^<>]*>|<\/?[^<>"']*(?:(?:"[^"<]*"|'[^'<]*')[^<>"']*)*>|<|[^<]+/g
const attribute = /([^\s=<>"']+)(\s*=\s*)("[^"]*"|'[^']*')/g

function tagPieces(tag: string): Piece[] {
  const [, open = '', name = '', rest = ''] = /^(<\/?)([^\s/>]*)([\s\S]*)$/.exec(tag) ?? []
  const pieces: Piece[] = [
    { kind: 'markup', text: open },
    { kind: 'tag', text: name },
  ]
  let last = 0
  for (const match of rest.matchAll(attribute)) {
    const [whole, key = '', equals = '', value = ''] = match
    pieces.push({ kind: 'markup', text: rest.slice(last, match.index) })
    pieces.push({ kind: 'attribute', text: key }, { kind: 'markup', text: equals }, { kind: 'value', text: value })
    last = match.index + whole.length
  }
  return [...pieces, { kind: 'markup', text: rest.slice(last) }]
}

/** The message in lines; their pieces together are the message, character for character. */
export function xmlLines(xml: string): Line[] {
  const lines: Line[] = []
  let depth = 0
  let previous: 'start' | 'text' | 'other' = 'other'
  const begin = (level: number) => lines.push({ depth: Math.max(0, level), pieces: [] })
  const put = (...pieces: Piece[]) => {
    if (lines.length === 0) begin(0)
    lines.at(-1)?.pieces.push(...pieces)
  }
  for (const [part] of xml.matchAll(xmlToken)) {
    if (part.startsWith('</')) {
      depth -= 1
      // The end tag stays on the line of its start tag when there is only text between.
      if (previous === 'other') begin(depth)
      put(...tagPieces(part))
      previous = 'other'
    } else if (part.startsWith('<!') || part.startsWith('<?')) {
      begin(depth)
      put({ kind: 'comment', text: part })
      previous = 'other'
    } else if (part.startsWith('<') && part.length > 1) {
      begin(depth)
      put(...tagPieces(part))
      const empty = part.endsWith('/>')
      if (!empty) depth += 1
      previous = empty ? 'other' : 'start'
    } else if (part.trim() === '') {
      put({ kind: 'space', text: part })
    } else {
      if (previous === 'other') begin(depth)
      put({ kind: 'text', text: part })
      previous = previous === 'start' ? 'text' : previous
    }
  }
  return lines
}

/** The message indented, for terminals and for reading in plain text. Its bytes are no longer those that were signed. */
export function prettyXml(xml: string): string {
  const shown = (line: Line) => line.pieces.filter(({ kind }) => kind !== 'space')
  return xmlLines(revealInvisible(xml))
    .filter((line) => shown(line).length > 0)
    .map((line) => {
      const text = shown(line).map((piece) => piece.text)
      return '  '.repeat(Math.min(line.depth, 40)) + text.join('').trim()
    })
    .join('\n')
}

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }
const escapeText = (text: string) => text.replace(/[&<>]/g, (c) => escapes[c] ?? c)

const elements: Record<PieceKind, string> = {
  markup: '',
  tag: 'b',
  attribute: 'i',
  value: 'u',
  text: '',
  comment: 'em',
  space: 's',
}

function pieceHtml({ kind, text }: Piece): string {
  if (text === '' && kind !== 'tag') return ''
  const element = elements[kind]
  return element === '' ? escapeText(text) : `<${element}>${escapeText(text)}</${element}>`
}

/**
 * Colours and indents an XML message without changing it: the text of the result is the message, character for character; indentation is
 * only a class (`d0` to `d12`) on each line, and white space between tags is an `<s>` that the style may hide. All text is escaped; the
 * result is safe as element content.
 */
export function xmlHtml(xml: string): string {
  return xmlLines(revealInvisible(xml))
    .map(({ depth, pieces }) => `<span class="d${Math.min(depth, 12)}">${pieces.map(pieceHtml).join('')}</span>`)
    .join('')
}
