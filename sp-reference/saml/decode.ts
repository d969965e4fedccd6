import { AssertionRefused } from './errors.ts'

/** 256 KB of decoded XML; a message with 2000 groups needs about 60 KB. */
const defaultMaxBytes = 256 * 1024

const base64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{4}|[A-Za-z0-9+/]{3}=|[A-Za-z0-9+/]{2}==)$/
// XML 1.0 2.8, but only version 1.0 and only UTF-8: one reading of the bytes, not two.
const declaration =
  /^<\?xml\s+version\s*=\s*["']1\.0["'](?:\s+encoding\s*=\s*["']utf-8["'])?(?:\s+standalone\s*=\s*["'](?:yes|no)["'])?\s*\?>/i

/**
 * The form value of an HTTP-POST message → the XML text, without byte order mark and XML declaration.
 * Line-wrapped base64 is allowed (RFC 2045), everything else about it is strict.
 *
 * @param maxBytes upper limit of the decoded XML, in bytes
 * @throws AssertionRefused not-base64, too-large, malformed-xml
 */
export function decodeMessage(formValue: string, maxBytes: number = defaultMaxBytes): string {
  // Whitespace may add a CRLF per 64 characters, not more: the limit is checked before anything is copied.
  if (formValue.length > maxBytes * 1.4 + 100) throw tooLarge(maxBytes, `${formValue.length} characters of base64`)
  const compact = formValue.replace(/[ \t\r\n]+/g, '')
  if (!base64.test(compact))
    throw new AssertionRefused('not-base64', { expected: 'base64', actual: formValue === '' ? 'nothing' : formValue })
  const bytes = Buffer.from(compact, 'base64')
  if (bytes.length > maxBytes) throw tooLarge(maxBytes, `${bytes.length} bytes`)
  return withoutDeclaration(decodeText(bytes))
}

/** Drops a leading byte order mark and an XML declaration that says version 1.0 and UTF-8; another declaration stays and is refused. */
export function withoutDeclaration(xml: string): string {
  return xml.replace(/^\ufeff/, '').replace(declaration, '')
}

function decodeText(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (cause) {
    throw new AssertionRefused('malformed-xml', { expected: 'UTF-8', actual: 'other bytes', cause })
  }
}

function tooLarge(maxBytes: number, actual: string): AssertionRefused {
  return new AssertionRefused('too-large', { expected: `at most ${maxBytes} bytes of XML`, actual })
}
