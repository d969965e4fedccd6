import { unescapeJson, unescapeMarkup, withoutPercents } from './unescape.ts'
import { unpackBase64 } from './unpack.ts'
import { Unreadable } from './unreadable.ts'

/** Ways in which a message stands in a text. Each finds all that are there, in their order; nothing where it is none of its kind. */

/** A message, and how it was packed. */
export interface Part {
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
}

/** `failed`: something stands where a message belongs, and cannot be read. */
export type Found = Part | { failed: Unreadable; parameter: Part['parameter'] }

/** More are not looked at: each may grow to a megabyte. */
export const mostMessages = 50

const plain = { parameter: null, relayState: null, address: null, query: null } as const

const rootTag =
  /<((?:[\w.-]+:)?(?:Response|AuthnRequest|LogoutRequest|LogoutResponse|ArtifactResponse|Assertion|EncryptedAssertion|EntityDescriptor|EntitiesDescriptor))(?=[\s>/])/g

/** The name of the first element that may be a message; null: there is none. */
export const kindIn = (xml: string): string | null => xml.match(rootTag)?.[0].replace(/^<(?:[\w.-]+:)?/, '') ?? null

export function fromXml(text: string): Found[] {
  if (/^(?:&lt;|&#x?0*(?:60|3c);)/i.test(text)) {
    const markup = unescapeMarkup(text)
    return [...fromXml(markup), ...fromHtml(markup)].map((found) => packedIn('character references', found))
  }
  if (!text.startsWith('<') || isHtml(text)) return []
  // A log entry or a string of a program: quotes behind backslashes, line ends as \n.
  if (/=\s*\\["']/.test(text)) return [{ ...plain, xml: unescapeJson(text), packed: ['backslashes'] }]
  const several = documentsIn(text)
  // One after the other. What stands inside something is no message of its own, and may be an attack.
  const isList =
    several.length > 1 &&
    several
      .reduce((rest, each) => rest.replace(each, ''), text)
      .replace(/<\?xml[^>]*\?>/g, '')
      .trim() === ''
  return (isList ? several : [text]).map((xml) => ({ ...plain, xml, packed: [] }))
}

const isHtml = (text: string): boolean => /^<(?:!doctype\s+html|html|head|body|form|input|noscript|script)[\s>]/i.test(text)

const packedIn = (how: string, found: Found): Found => ('failed' in found ? found : { ...found, packed: [how, ...found.packed] })

/** Messages that stand side by side in a text. */
function documentsIn(text: string): string[] {
  const documents: string[] = []
  let from = 0
  for (const { index, 1: name = '' } of text.matchAll(rootTag)) {
    if (index < from) continue
    from = endOf(text, index, name)
    documents.push(text.slice(index, from))
    if (documents.length === mostMessages) break
  }
  return documents
}

/** Behind the end tag that belongs to the start tag at `start`; where there is none, the end of the text. */
function endOf(text: string, start: number, name: string): number {
  const tag = new RegExp(`<(/?)${name.replace(/[.]/g, '\\.')}(?=[\\s>/])(?:[^<>"']|"[^"<]*"|'[^'<]*')*>`, 'g')
  tag.lastIndex = start
  let depth = 0
  for (let found = tag.exec(text); found; found = tag.exec(text)) {
    if (found[1] === '/') depth -= 1
    else if (!found[0].endsWith('/>')) depth += 1
    if (depth <= 0) return tag.lastIndex
  }
  return text.length
}

/** The fields of forms. No value crosses a `<`, so that hostile text costs linear time. */
const inputTag = /<(?:input|textarea|form)\b(?:[^<>"']|"[^"<]*"|'[^'<]*')*>(?:[^<]*<\/textarea)?/gi

export function fromHtml(text: string): Found[] {
  if (!/<(?:input|textarea)\b/i.test(text)) return []
  const tags = text.match(inputTag) ?? []
  const attribute = (tag: string, name: string): string | null => {
    const [, double, single, bare] = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i').exec(tag) ?? []
    const value = double ?? single ?? bare
    return value === undefined ? null : unescapeMarkup(value)
  }
  const contentOf = (tag: string) => attribute(tag, 'value') ?? unescapeMarkup(/>([^<]*)<\/textarea$/i.exec(tag)?.[1] ?? '')
  const named = (wanted: RegExp) => tags.filter((tag) => wanted.test(attribute(tag, 'name') ?? ''))
  const [relayState] = named(/^RelayState$/)
  const form = tags.find((tag) => /^<form\b/i.test(tag))
  return named(/^SAML(?:Request|Response)$/)
    .slice(0, mostMessages)
    .map((tag) =>
      packedIn(
        'a page with a form',
        unpackValue(contentOf(tag), attribute(tag, 'name') as Part['parameter'], {
          relayState: relayState === undefined ? null : contentOf(relayState),
          address: form === undefined ? null : attribute(form, 'action'),
        }),
      ),
    )
}

/** Behind the name: `=` in addresses, forms and commands, `:` or white space in a list of the browser's tools, JSON in a HAR. */
const parameter =
  /\b(SAMLRe(?:quest|sponse))(?:=|"?\s*(?:,\s*"value"\s*)?:\s*"?|\s+(?=[A-Za-z0-9+/]{40}))([A-Za-z0-9%+/=_*-][^&"'\\<>#]*?)(?=SAMLRe(?:quest|sponse)[=:"]|[&"'\\<>#]|$)/g

export function fromParameters(text: string): Found[] {
  return [...text.matchAll(parameter)].slice(0, mostMessages).map(({ index, 1: name = '', 2: tail = '' }) => {
    // What is copied from a list goes on with the next name; a value in an address ends at white space only where the line does.
    const value = (
      tail.split(/\s(?:RelayState|SAMLRe\w+|SigAlg|Signature)\b|\s-{1,2}[a-zA-Z]|\sHTTP\/|\s(?=https?:\/\/)/)[0] ?? ''
    ).trim()
    const before = /(\bhttps?:\/\/[^\s"'<>?]*)\?[^\s"'<>]*$/.exec(text.slice(Math.max(0, index - 4000), index))
    return packedIn(
      before ? 'an address' : 'a form',
      unpackValue(value, name as Part['parameter'], {
        relayState: nextParameter(text, 'RelayState'),
        address: before?.[1] ?? null,
        query: queryOf(text, name),
      }),
    )
  })
}

function rawParameter(text: string, name: string): string | null {
  return new RegExp(`(?:^|[?&\\s"'])${name}=([^&"'\\s\\\\<>#]*)`).exec(text)?.[1] ?? null
}

function nextParameter(text: string, name: string): string | null {
  const raw =
    rawParameter(text, name) ?? new RegExp(`\\b${name}"?\\s*(?:,\\s*"value"\\s*)?[:\\s]\\s*"?([^\\s"&]+)`).exec(text)?.[1]
  return raw === undefined || raw === null ? null : withoutPercents(raw.replace(/\+/g, ' '))
}

/** The signature is over the parameters as they stand there, in this order, whatever their order in the address. */
function queryOf(text: string, name: string): Part['query'] {
  const [signature, algorithm] = [rawParameter(text, 'Signature'), rawParameter(text, 'SigAlg')]
  if (signature === null || algorithm === null) return null
  const signed = [name, 'RelayState', 'SigAlg'].flatMap((each) => {
    const raw = rawParameter(text, each)
    return raw === null ? [] : [`${each}=${raw}`]
  })
  return { signed: signed.join('&'), algorithm: withoutPercents(algorithm), signature: withoutPercents(signature) }
}

/** What stands behind the name of a parameter. */
export function unpackValue(value: string, name: Part['parameter'], more: Partial<Part> = {}): Found {
  try {
    const trimmed = value.trim()
    if (trimmed === '') throw new Unreadable('empty', `There is a ${name}, and it is empty.`)
    const [found] = [...fromXml(trimmed), ...fromBase64(trimmed)]
    if (found && !('failed' in found)) return { ...found, ...more, parameter: name }
    throw new Unreadable('not-saml', `There is a ${name}, and it holds no message: ${badBase64(trimmed)}`)
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    return { failed: error, parameter: name }
  }
}

/** Why a text is no base64 of a message, in a sentence. */
export function badBase64(text: string): string {
  const at = text.search(/[^A-Za-z0-9+/=_%\s-]/)
  return at >= 40
    ? `it looks like base64 that breaks at character ${at + 1}, where ${JSON.stringify(text[at])} stands. Copy it whole, from where it was sent.`
    : 'it may have been cut at its beginning, or replaced by asterisks. Copy it whole, from where it was sent.'
}

/** @throws Unreadable for base64 of something that was a message */
export function fromBase64(text: string): Found[] {
  const bare = withoutPercents(text)
  const unpacked = unpackBase64(bare)
  return unpacked
    ? [{ ...plain, xml: unpacked.xml, packed: [...(bare === text ? [] : ['percent signs']), ...unpacked.packed] }]
    : []
}

/** Lines of base64, up to what is none. */
const base64Run = /(?:[A-Za-z0-9+/_%-]{16,}(?:\r?\n(?=[A-Za-z0-9+/_%-]))?)+[A-Za-z0-9+/_%-]*={0,2}/g

/** Messages in the middle of something else, such as a log or a mail: as XML, or as base64. */
export function fromSurroundings(text: string): Found[] {
  const markup =
    kindIn(text) === null && /&lt;(?:[\w.-]+:)?(?:Response|AuthnRequest|Logout\w+|Assertion|EntityDescriptor)\b/.test(text)
  const found = documentsIn(markup ? unescapeMarkup(text) : text).flatMap(fromXml)
  const inBase64 = () =>
    (text.match(base64Run) ?? [])
      .filter((run) => run.length >= 80)
      .slice(0, mostMessages)
      .flatMap(messageInRun)
  return (found.length > 0 ? found : inBase64()).map((each) => packedIn('text around it', each))
}

function messageInRun(run: string): Found[] {
  try {
    // One that is cut belongs to a text that is broken further on, of which there is more to say.
    return fromBase64(run).filter((each) => !('failed' in each) && kindIn(each.xml) !== null && each.xml.trimEnd().endsWith('>'))
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    return []
  }
}
