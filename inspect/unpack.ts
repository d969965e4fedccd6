import { gunzipSync, inflateRawSync, inflateSync } from 'node:zlib'
import { unescapeMarkup } from './unescape.ts'
import { Unreadable } from './unreadable.ts'

/** Of what is pasted, and of what it may grow to: far above any honest message, which has some 60 KB with 2000 groups. */
export const maxBytes = 1024 * 1024

/** Of a browser's recording of a sign-in, which holds everything that the pages loaded. */
export const maxRecording = 64 * maxBytes

export const tooLarge = (limit: number): Unreadable =>
  new Unreadable(
    'too-large',
    limit === maxBytes
      ? 'It is larger than 1 MB. No SAML message is: look whether more was copied than the message.'
      : 'It is larger than 64 MB. Record the sign-in alone, or copy the one request with the message.',
  )

interface Unpacked {
  xml: string
  packed: string[]
}

const base64 = /^[A-Za-z0-9+/]*={0,2}$/

/** base64 (also its form for addresses, with line breaks, or with blanks for plus signs) → XML; null: it is none. @throws Unreadable */
export function unpackBase64(text: string, round = 0): Unpacked | null {
  const standard = text
    .replace(/-/g, '+')
    .replace(/_/g, '/')
    .replace(/\\[nr]/g, '')
  const compact = standard.replace(/\s+/g, '')
  if (compact.length < 8 || !base64.test(compact)) return null
  try {
    const found = unpackBytes(Buffer.from(compact, 'base64'), round)
    // Without its plus signs a text may read well for a while, and end in the middle.
    const isWhole = found?.xml.trimEnd().endsWith('>') === true
    const repaired = round === 0 && found && !isWhole ? withPlusSigns(standard) : null
    if (repaired?.xml.trimEnd().endsWith('>')) return repaired
    if (found) return { ...found, packed: ['base64', ...found.packed] }
  } catch (error) {
    // A form decoder makes a blank of each plus sign; without these the bytes are shifted.
    const repaired = round === 0 && error instanceof Unreadable && error.code === 'not-utf-8' ? withPlusSigns(standard) : null
    if (!repaired) throw error
    return repaired
  }
  return null
}

function withPlusSigns(standard: string): Unpacked | null {
  const spaced = standard
    .replace(/[\t\r\n]+/g, '')
    .trim()
    .replace(/ /g, '+')
  if (!spaced.includes('+')) return null
  // Of every third message the last sign is a plus, and the blank at the end is gone by now.
  const whole = spaced.endsWith('=') ? spaced : spaced.padEnd(Math.ceil(spaced.length / 4) * 4, '+')
  try {
    const found = unpackBytes(Buffer.from(whole, 'base64'), 1)
    return found && { ...found, packed: ['base64 with blanks for plus signs', ...found.packed] }
  } catch {
    return null
  }
}

function unpackBytes(bytes: Buffer, round: number): Unpacked | null {
  const text = textIn(bytes)
  if (text !== null) return { xml: text, packed: [] }
  const inflated = inflate(bytes)
  const inside = inflated && textIn(inflated)
  if (inside) return { xml: inside, packed: ['DEFLATE'] }
  // Something encoded it twice.
  return round < 2 && base64.test(bytes.toString('latin1').replace(/\s+/g, ''))
    ? unpackBase64(bytes.toString('latin1'), round + 1)
    : null
}

/** The bytes as XML text; null: they are something else. @throws Unreadable not-utf-8 */
function textIn(bytes: Buffer): string | null {
  const start = bytes
    .subarray(0, 64)
    .toString('latin1')
    .replace(/^\xef\xbb\xbf/, '')
    .trimStart()
  if (/^(?:\xff\xfe|\xfe\xff|<\0|\0<)/.test(bytes.subarray(0, 2).toString('latin1')))
    throw new Unreadable('not-utf-8', 'The message is in UTF-16. SAML messages are in UTF-8, and most readers refuse this one.')
  if (!/^(?:<[\w?!]|&lt;)/.test(start)) return null
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
    return start.startsWith('&') ? unescapeMarkup(text) : text
  } catch (cause) {
    const at = firstWrongByte(bytes)
    throw new Unreadable(
      'not-utf-8',
      `The message is not in UTF-8: it cannot be read from byte ${at} on. It may have been cut, or written in another encoding.`,
      cause,
    )
  }
}

function firstWrongByte(bytes: Buffer): number {
  const decoded = bytes.toString('utf8')
  const lost = decoded.indexOf('\ufffd')
  return lost < 0 ? bytes.length : Buffer.byteLength(decoded.slice(0, lost))
}

/** Raw DEFLATE as HTTP-Redirect has it (SAML Bindings 3.4.4.1), and what is mistaken for it. @throws Unreadable inflates-too-far */
function inflate(bytes: Buffer): Buffer | null {
  for (const attempt of [inflateRawSync, inflateSync, gunzipSync]) {
    try {
      return attempt(bytes, { maxOutputLength: maxBytes })
    } catch (cause) {
      if (cause instanceof RangeError)
        throw new Unreadable(
          'inflates-too-far',
          'What is compressed in it grows to more than 1 MB, which no SAML message does.',
          cause,
        )
    }
  }
  return null
}
