/**
 * XML written as it will look on the wire. A message is a template: what stands in it literally goes out literally, and every
 * interpolated string is escaped. Line breaks between tags are layout of our source only and are dropped.
 */

/** Text that is already XML. Only the functions of this file make one. */
export class Xml {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
  toString(): string {
    return this.text
  }
}

export const noXml = new Xml('')

type Part = Xml | string | number | null | undefined | Part[]

/** `` xml`<a>${value}</a>` ``: strings are escaped, Xml is kept, null is nothing, an array is each of its parts in turn. */
export function xml(fixed: TemplateStringsArray, ...parts: Part[]): Xml {
  let text = ''
  for (const [index, piece] of fixed.entries()) {
    text += withoutLayout(piece)
    if (index < parts.length) text += write(parts[index], piece.endsWith('="') ? escapeAttribute : escapeText)
  }
  return new Xml(text)
}

/** ` Name="value"`, or nothing when the value is null: for attributes that are there only sometimes. */
export function attribute(name: string, value: string | null): Xml {
  return value === null ? noXml : new Xml(` ${name}="${escapeAttribute(value)}"`)
}

/**
 * For text between tags. Characters that XML 1.0 2.2 forbids become U+FFFD. U+0085 and U+2028 go out as references: some parsers
 * take them for line ends, as XML 1.1 does, and would then digest another text than the rest.
 */
export const escapeText = (value: string): string =>
  value.replace(/[&<>\r\u0085\u2028]|[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, entity)

/** For values in double quotes. Line breaks and tabs go out as references: literal ones would be normalised (XML 1.0 3.3.3). */
const escapeAttribute = (value: string): string => escapeText(value).replace(/["\n\t]/g, entity)

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
  '\n': '&#10;',
  '\t': '&#9;',
  '\u0085': '&#133;',
  '\u2028': '&#8232;',
}

const entity = (character: string): string => entities[character] ?? '\uFFFD'

function write(part: Part, escaped: (value: string) => string): string {
  if (part === null || part === undefined) return ''
  if (part instanceof Xml) return part.text
  if (Array.isArray(part)) return part.map((each) => write(each, escaped)).join('')
  return escaped(String(part))
}

function withoutLayout(piece: string): string {
  return piece.replace(/\n\s*/g, '')
}
