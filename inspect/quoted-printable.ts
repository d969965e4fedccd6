/**
 * The text of a mail that was sent as quoted-printable (RFC 2045 6.7): lines broken by `=`, bytes as `=3D`. Other text is left as it is:
 * that it is one is seen by its header, or by an escaped equals sign together with a broken line.
 */
export function fromQuotedPrintable(text: string): string {
  const isOne = /^content-transfer-encoding:\s*quoted-printable/im.test(text) || (/=3D/.test(text) && /=\r?\n/.test(text))
  if (!isOne) return text
  return text
    .replace(/=[ \t]*\r?\n/g, '')
    .replace(/(?:=[\dA-F]{2})+/gi, (bytes) => Buffer.from(bytes.replaceAll('=', ''), 'hex').toString('utf8'))
}
