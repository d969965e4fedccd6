import {
  badBase64,
  type Found,
  fromBase64,
  fromHtml,
  fromParameters,
  fromSurroundings,
  fromXml,
  kindIn,
  type Part,
} from './finders.ts'
import { fromJson } from './from-json.ts'
import { fromQuotedPrintable } from './quoted-printable.ts'
import { clip, listed, quoted } from './text.ts'
import { maxBytes, maxRecording, tooLarge } from './unpack.ts'
import { Unreadable } from './unreadable.ts'

/** A message out of what somebody copied. */
export interface Decoded extends Part {
  /** Every message that stood in it, by kind. */
  messages: string[]
  /** Which of them this is, from 1. */
  shown: number
}

/**
 * Finds the message in what was pasted: XML (also escaped, or in the middle of a log), base64 of it, base64 of DEFLATE, an address or a posted
 * form with SAMLRequest or SAMLResponse, a cURL command, a HAR file, an export of SAML-tracer, the HTML of a page that posts by itself.
 *
 * @param wanted which one of several, from 1; else the first Response, else the first
 * @throws Unreadable empty, too-large, inflates-too-far, not-utf-8, not-saml, no-such-message
 */
export function decode(pasted: string, wanted?: number): Decoded {
  const bytes = Buffer.byteLength(pasted)
  if (bytes > maxRecording) throw tooLarge(maxRecording)
  const text = withoutFrame(pasted)
  if (bytes > maxBytes && !/^[{[]/.test(text)) throw tooLarge(maxBytes)
  if (text === '')
    throw new Unreadable('empty', 'There is nothing in it. Paste a SAML message, as XML, base64, an address or a form.')
  return choose(once(findersOf(text)), wanted) ?? refuse(text)
}

function findersOf(text: string): Found[] {
  // What is larger than any message is a recording, or refused.
  if (text.length > maxBytes) return fromJson(text)
  for (const find of [fromXml, fromHtml, fromJson, fromParameters, fromBase64, fromSurroundings]) {
    const found = find(text)
    if (found.length > 0) return found
  }
  return []
}

/** A recording has a message as a parameter, in an address and decoded: the first counts, and what was decoded only where nothing else has it. */
function once(found: readonly Found[]): Found[] {
  const read = found.filter((each): each is Part => !('failed' in each))
  const posted = new Set(read.filter(({ parameter }) => parameter !== null).map(({ xml }) => idIn(xml)))
  const seen = new Set<string>()
  return found.filter((each) => {
    if ('failed' in each && read.some(({ parameter }) => parameter === each.parameter)) return false
    if (!('failed' in each) && each.parameter === null && posted.has(idIn(each.xml))) return false
    const key = 'failed' in each ? each.failed.message : each.xml
    return !seen.has(key) && seen.add(key)
  })
}

/** The ID of the root, or the whole where it has none. */
const idIn = (xml: string): string =>
  /^[^>]*\sID\s*=\s*["']([^"']+)["']/.exec(xml.slice(Math.max(0, xml.search(/<[^?!]/))))?.[1] ?? xml

const kindOf = (found: Found): string =>
  'failed' in found ? `${found.parameter} that cannot be read` : (kindIn(found.xml) ?? 'something else')

function choose(found: readonly Found[], wanted?: number): Decoded | null {
  if (found.length === 0) return null
  const messages = found.map(kindOf)
  const first = (is: (each: Found) => boolean) => (found.some(is) ? found.findIndex(is) : null)
  const answer =
    first((each) => kindOf(each) === 'Response') ?? first((each) => 'failed' in each && each.parameter === 'SAMLResponse')
  const at = wanted === undefined ? (answer ?? 0) : wanted - 1
  const chosen = found[at]
  if (!chosen) {
    const numbered = messages.map((kind, index) => `${index + 1} ${kind}`)
    throw new Unreadable('no-such-message', `There is no message ${wanted} in it, only ${listed(numbered, 12)}.`)
  }
  if ('failed' in chosen) throw chosen.failed
  return { ...chosen, messages, shown: at + 1 }
}

/** Quotes and blanks that came along with the selection, and the signs before each line of a quoted mail. */
function withoutFrame(pasted: string): string {
  const text = fromQuotedPrintable(pasted.replace(/^\ufeff/, '').trim())
  const [, inside] = /^(?:"([^"]*)"|'([^']*)'|`([^`]*)`),?$/.exec(text)?.filter((each) => each !== undefined) ?? []
  const bare = (inside ?? text).trim()
  return /^(?:>[^\n]*(?:\n|$))+$/.test(bare) ? bare.replace(/^>[ \t]?/gm, '').trim() : bare
}

function refuse(text: string): never {
  const words = looksLike(text)
  const advice = words.includes('Copy it whole')
    ? ''
    : ' Paste the XML, the base64 text of SAMLResponse or SAMLRequest, the whole address, or the form.'
  throw new Unreadable('not-saml', `This is no SAML message: ${words}${advice}`)
}

function looksLike(text: string): string {
  if (/^[\w-]+\.[\w-]+\.[\w-]*$/.test(text)) return 'it looks like a JSON Web Token, which OpenID Connect uses.'
  if (/^-----BEGIN [A-Z ]*PRIVATE KEY/.test(text))
    return 'it is a private key, which has a field of its own (--key) and belongs nowhere else.'
  if (/^-----BEGIN CERT/.test(text)) return 'it is a certificate, which has a field of its own (--certificate).'
  if (/^-----BEGIN/.test(text)) return `it looks like a PEM file (${clip(text.split('\n')[0] ?? '', 40)}).`
  if (/^[{[]/.test(text)) return 'it looks like JSON, and there is no SAMLResponse or SAMLRequest in it.'
  if (/\bwresult=|\bwa=wsignin/.test(text))
    return 'it is WS-Federation (wresult), another protocol that Entra ID and AD FS speak, too.'
  if (/[?&]SAMLart=/.test(text))
    return 'it is an address with an artifact (SAMLart): the message itself goes from server to server.'
  if (/^https?:\/\//.test(text)) return 'it is an address without SAMLRequest or SAMLResponse.'
  if (/^</.test(text)) return 'it is HTML without a field SAMLRequest or SAMLResponse.'
  if (/^[A-Za-z0-9+/_%\s-]{60}/.test(text)) return badBase64(text)
  return `it begins with ${quoted(text.slice(0, 30))}.`
}
