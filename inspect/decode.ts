import { clip, quoted } from './text.ts'
import { unescapeJson, unescapeMarkup, withoutPercents } from './unescape.ts'
import { maxBytes, tooLarge, unpackBase64 } from './unpack.ts'
import { Unreadable } from './unreadable.ts'

/** A message out of what somebody copied. */
export interface Decoded {
  /** The text of the message, exactly as it was packed. */
  xml: string
  /** How it was packed, the outermost first: `an address`, `percent signs`, `base64`, `DEFLATE`. Empty: it was plain XML. */
  packed: string[]
  parameter: 'SAMLRequest' | 'SAMLResponse' | null
  relayState: string | null
  /** Where the form or the address leads; null where that was not copied. */
  address: string | null
  /** Of an address with Signature: what it is over, byte for byte (SAML Bindings 3.4.4.1). */
  query: { signed: string; algorithm: string; signature: string } | null
  /** How many further messages stood in it; only the first is read. */
  further: number
}

/**
 * Finds the message in what was pasted: XML (also escaped, or in the middle of a log), base64 of it, base64 of DEFLATE, an address or a posted
 * form with SAMLRequest or SAMLResponse, a cURL command, a HAR entry, the HTML of a page that posts by itself.
 *
 * @throws Unreadable empty, too-large, inflates-too-far, not-utf-8, not-saml
 */
export function decode(pasted: string): Decoded {
  if (Buffer.byteLength(pasted) > maxBytes) throw tooLarge()
  const text = withoutFrame(pasted)
  if (text === '')
    throw new Unreadable('empty', 'There is nothing in it. Paste a SAML message, as XML, base64, an address or a form.')
  return fromXml(text) ?? fromHtml(text) ?? fromParameters(text) ?? fromBase64(text) ?? fromSurroundings(text) ?? refuse(text)
}

const plain = { parameter: null, relayState: null, address: null, query: null, further: 0 } as const

const messageRoot =
  /<(?:[\w.-]+:)?(?:Response|AuthnRequest|LogoutRequest|LogoutResponse|ArtifactResponse|Assertion|EncryptedAssertion|EntityDescriptor|EntitiesDescriptor)[\s>/]/

function fromXml(text: string): Decoded | null {
  if (/^(?:&lt;|&#x?0*(?:60|3c);)/i.test(text)) {
    const inside = fromXml(unescapeMarkup(text))
    return inside && { ...inside, packed: ['character references', ...inside.packed] }
  }
  if (!text.startsWith('<') || isHtml(text)) return null
  // A log entry or a string of a program: quotes behind backslashes, line ends as \n.
  if (/=\s*\\["']/.test(text)) return { ...plain, xml: unescapeJson(text), packed: ['backslashes'] }
  return { ...plain, xml: text, packed: [] }
}

const isHtml = (text: string): boolean => /^<(?:!doctype\s+html|html|head|body|form|input|noscript|script)[\s>]/i.test(text)

/** The fields of forms. No value crosses a `<`, so that hostile text costs linear time. */
const inputTag = /<(?:input|textarea|form)\b(?:[^<>"']|"[^"<]*"|'[^'<]*')*>(?:[^<]*<\/textarea)?/gi

function fromHtml(text: string): Decoded | null {
  if (!/<(?:input|textarea)\b/i.test(text)) return null
  const tags = text.match(inputTag) ?? []
  const attribute = (tag: string, name: string): string | null => {
    const [, double, single, bare] = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i').exec(tag) ?? []
    const value = double ?? single ?? bare
    return value === undefined ? null : unescapeMarkup(value)
  }
  const contentOf = (tag: string) => attribute(tag, 'value') ?? unescapeMarkup(/>([^<]*)<\/textarea$/i.exec(tag)?.[1] ?? '')
  const named = (wanted: RegExp) => tags.filter((tag) => wanted.test(attribute(tag, 'name') ?? ''))
  const [message, ...more] = named(/^SAML(?:Request|Response)$/)
  if (message === undefined) return null
  const [relayState] = named(/^RelayState$/)
  const form = tags.find((tag) => /^<form\b/i.test(tag))
  const unpacked = unpackValue(contentOf(message))
  return {
    ...plain,
    ...unpacked,
    packed: ['a page with a form', ...unpacked.packed],
    parameter: attribute(message, 'name') as Decoded['parameter'],
    relayState: relayState === undefined ? null : contentOf(relayState),
    address: form === undefined ? null : attribute(form, 'action'),
    further: more.length,
  }
}

/** Behind the name: `=` in addresses, forms and commands, `:` in a list of the browser's tools, JSON in a HAR. */
const parameter =
  /\b(SAMLRe(?:quest|sponse))(?:=|"?\s*(?:,\s*"value"\s*)?:\s*"?)([A-Za-z0-9%+/=_-][^&"'\\<>#]*?)(?=SAMLRe(?:quest|sponse)[=:"]|[&"'\\<>#]|$)/g

function fromParameters(text: string): Decoded | null {
  const [found, ...more] = text.matchAll(parameter)
  const [, name = '', tail = ''] = found ?? []
  if (!found) return null
  // What is copied from a list goes on with the next name; a value in an address ends at white space only where the line does.
  const value = (tail.split(/\s+(?:RelayState|SAMLRe\w+|SigAlg|Signature)\b|\s+-{1,2}[a-zA-Z]|\s+HTTP\//)[0] ?? '').trim()
  const before = /(\bhttps?:\/\/[^\s"'<>?]*)\?[^\s"'<>]*$/.exec(text.slice(Math.max(0, found.index - 4000), found.index))
  const unpacked = unpackValue(value)
  return {
    ...plain,
    ...unpacked,
    packed: [before ? 'an address' : 'a form', ...unpacked.packed],
    parameter: name as Decoded['parameter'],
    relayState: nextParameter(text, 'RelayState'),
    address: before?.[1] ?? null,
    query: queryOf(text, name),
    further: new Set(more.map(([, , other]) => other).filter((other) => other !== tail)).size,
  }
}

function rawParameter(text: string, name: string): string | null {
  return new RegExp(`(?:^|[?&\\s"'])${name}=([^&"'\\s\\\\<>#]*)`).exec(text)?.[1] ?? null
}

function nextParameter(text: string, name: string): string | null {
  const raw = rawParameter(text, name) ?? new RegExp(`\\b${name}"?\\s*(?:,\\s*"value"\\s*)?:\\s*"?([^\\s"&]+)`).exec(text)?.[1]
  return raw === undefined || raw === null ? null : withoutPercents(raw.replace(/\+/g, ' '))
}

/** The signature is over the parameters as they stand there, in this order, whatever their order in the address. */
function queryOf(text: string, name: string): Decoded['query'] {
  const [signature, algorithm] = [rawParameter(text, 'Signature'), rawParameter(text, 'SigAlg')]
  if (signature === null || algorithm === null) return null
  const signed = [name, 'RelayState', 'SigAlg'].flatMap((each) => {
    const raw = rawParameter(text, each)
    return raw === null ? [] : [`${each}=${raw}`]
  })
  return { signed: signed.join('&'), algorithm: withoutPercents(algorithm), signature: withoutPercents(signature) }
}

/** What stands behind the name of a parameter. @throws Unreadable */
function unpackValue(value: string): Pick<Decoded, 'xml' | 'packed'> {
  if (value.trim() === '') throw new Unreadable('empty', 'The parameter with the message is there, and empty.')
  const found = fromXml(value.trim()) ?? fromBase64(value)
  return found ?? refuse(value)
}

function fromBase64(text: string): Decoded | null {
  const bare = withoutPercents(text)
  const unpacked = unpackBase64(bare)
  if (!unpacked) return null
  return { ...plain, xml: unpacked.xml, packed: [...(bare === text ? [] : ['percent signs']), ...unpacked.packed] }
}

/** A message in the middle of something else, such as a log. */
function fromSurroundings(text: string): Decoded | null {
  const start = messageRoot.exec(text)
  if (!start) {
    const escaped = /&lt;(?:[\w.-]+:)?(?:Response|AuthnRequest|Logout\w+|Assertion|EntityDescriptor)\b/.exec(text)
    return escaped ? fromSurroundings(unescapeMarkup(text)) : null
  }
  const [, name = ''] = /^<([\w.:-]+)/.exec(start[0]) ?? []
  const end = text.lastIndexOf(`</${name}>`)
  const xml = end < 0 ? text.slice(start.index) : text.slice(start.index, end + name.length + 3)
  const inside = fromXml(xml)
  return inside && { ...inside, packed: ['text around it', ...inside.packed] }
}

/** Quotes and blanks that came along with the selection. */
function withoutFrame(pasted: string): string {
  const text = pasted.replace(/^\ufeff/, '').trim()
  const [, inside] = /^(?:"([^"]*)"|'([^']*)'|`([^`]*)`),?$/.exec(text)?.filter((each) => each !== undefined) ?? []
  return (inside ?? text).trim()
}

function refuse(text: string): never {
  throw new Unreadable(
    'not-saml',
    `This is no SAML message: ${looksLike(text)} Paste the XML, the base64 text of SAMLResponse or SAMLRequest, the whole address, or the form.`,
  )
}

function looksLike(text: string): string {
  if (/^[\w-]+\.[\w-]+\.[\w-]*$/.test(text)) return 'it looks like a JSON Web Token, which OpenID Connect uses.'
  if (/^-----BEGIN/.test(text)) return `it looks like a PEM file (${clip(text.split('\n')[0] ?? '', 40)}).`
  if (/^[{[]/.test(text)) return 'it looks like JSON, and there is no SAMLResponse or SAMLRequest in it.'
  if (/^https?:\/\//.test(text)) return 'it is an address without SAMLRequest or SAMLResponse.'
  if (/^</.test(text)) return 'it is HTML without a field SAMLRequest or SAMLResponse.'
  return `it begins with ${quoted(text.slice(0, 30))}.`
}
