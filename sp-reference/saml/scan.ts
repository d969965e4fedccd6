/** Why a text is not the plain, bounded XML this SP accepts. Generic: the caller turns it into its own refusal. */
export class XmlRefused extends Error {
  override readonly name = 'XmlRefused'
  readonly problem: 'malformed' | 'doctype' | 'too-large'

  constructor(problem: XmlRefused['problem'], message: string, cause?: unknown) {
    super(message, { cause })
    this.problem = problem
  }
}

const maxDepth = 64
const maxElements = 20_000
const maxAttributes = 64

// XML 1.0 2.2: the characters a document may hold.
const forbiddenCharacter = /[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u
const nameStart =
  'A-Za-z_\\u00c0-\\u00d6\\u00d8-\\u00f6\\u00f8-\\u02ff\\u0370-\\u037d\\u037f-\\u1fff\\u200c\\u200d\\u2070-\\u218f\\u2c00-\\u2fef\\u3001-\\ud7ff\\uf900-\\ufdcf\\ufdf0-\\ufffd'
const ncName = `[${nameStart}][${nameStart}\\-.0-9\\u00b7\\u0300-\\u036f\\u203f-\\u2040]*`
const qName = `${ncName}(?::${ncName})?`
const text = /[^<]+/y
const startTag = new RegExp(`<(${qName})`, 'uy')
const attribute = new RegExp(`\\s+(${qName})\\s*=\\s*("[^<"]*"|'[^<']*')`, 'uy')
const startTagEnd = /\s*(\/?)>/y
const endTag = new RegExp(`</(${qName})\\s*>`, 'uy')
const reference = /&(?:(amp|lt|gt|quot|apos)|#x([0-9a-fA-F]{1,6})|#([0-9]{1,7}));/g

/**
 * One pass over the characters before any parser: well-formed, no DOCTYPE, no processing instruction, one root, bounded depth,
 * elements and attributes. Lenient parsers repair broken markup in different ways, and two readers that repair differently are
 * what signature wrapping lives on; so nothing that needs repair reaches them.
 *
 * @throws XmlRefused
 */
export function scanXml(xml: string): void {
  const forbidden = forbiddenCharacter.exec(xml)
  if (forbidden) throw malformed(`a character that XML does not allow, at ${forbidden.index}`)
  const open: string[] = []
  let elements = 0
  let roots = 0
  let at = 0

  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at
    const match = pattern.exec(xml)
    if (match) at = pattern.lastIndex
    return match
  }

  while (at < xml.length) {
    const words = take(text)
    if (words) {
      checkText(words[0], open.length > 0)
      continue
    }
    if (xml.startsWith('<!--', at)) {
      const dashes = xml.indexOf('--', at + 4)
      if (dashes < 0 || xml[dashes + 2] !== '>') throw malformed('a comment that does not end well')
      at = dashes + 3
      continue
    }
    if (xml.startsWith('<![CDATA[', at)) {
      const end = xml.indexOf(']]>', at)
      if (open.length === 0 || end < 0) throw malformed('a CDATA section that does not end, or stands outside the root')
      at = end + 3
      continue
    }
    if (xml.startsWith('<!', at)) throw new XmlRefused('doctype', 'a DOCTYPE or another declaration')
    if (xml.startsWith('<?', at)) throw malformed('a processing instruction')
    const closing = take(endTag)
    if (closing) {
      const expected = open.pop()
      if (closing[1] !== expected) throw malformed(`</${closing[1]}> where ${expected ? `</${expected}>` : 'nothing'} is open`)
      continue
    }
    const opening = take(startTag)
    if (!opening?.[1]) throw malformed(`markup that is no element, at ${at}`)
    if (open.length === 0 && ++roots > 1) throw malformed('more than one root element')
    if (++elements > maxElements) throw new XmlRefused('too-large', `more than ${maxElements} elements`)
    checkAttributes(take, opening[1])
    const end = take(startTagEnd)
    if (!end) throw malformed(`the start tag of ${opening[1]} does not end well`)
    if (end[1] === '') open.push(opening[1])
    if (open.length > maxDepth) throw new XmlRefused('too-large', `elements nested deeper than ${maxDepth}`)
  }
  if (open.length > 0) throw malformed(`${open.at(-1)} is not closed`)
  if (roots === 0) throw malformed('no element')
}

function checkAttributes(take: (pattern: RegExp) => RegExpExecArray | null, element: string): void {
  const seen = new Set<string>()
  for (let found = take(attribute); found; found = take(attribute)) {
    const [, name = '', value = ''] = found
    if (seen.has(name)) throw malformed(`${element} has the attribute ${name} twice`)
    if (seen.add(name).size > maxAttributes)
      throw new XmlRefused('too-large', `more than ${maxAttributes} attributes on ${element}`)
    checkReferences(value)
  }
}

function checkText(words: string, inside: boolean): void {
  if (!inside && /[^ \t\r\n]/.test(words)) throw malformed('text outside the root element')
  if (words.includes(']]>')) throw malformed(']]> in text')
  checkReferences(words)
}

/** Only the five predefined entities and references to characters that XML allows; everything else needs a DTD. */
function checkReferences(words: string): void {
  const rest = words.replace(reference, (_whole, named?: string, hex?: string, decimal?: string) => {
    if (named) return ''
    const code = hex ? Number.parseInt(hex, 16) : Number(decimal)
    if (code > 0x10ffff || forbiddenCharacter.test(String.fromCodePoint(code)))
      throw malformed('a reference to a character that XML does not allow')
    return ''
  })
  if (rest.includes('&')) throw malformed('an undeclared entity or a bare ampersand')
}

function malformed(message: string): XmlRefused {
  return new XmlRefused('malformed', message)
}
