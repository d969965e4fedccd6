/** What programs do to a message on its way into a clipboard, undone. */

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** Character references of HTML, once. */
export function unescapeMarkup(text: string): string {
  return text.replace(/&(?:(amp|lt|gt|quot|apos)|#x([0-9a-f]{1,6})|#([0-9]{1,7}));/gi, (whole, name, hex, decimal) => {
    if (name) return named[String(name).toLowerCase()] ?? whole
    const code = hex ? Number.parseInt(hex, 16) : Number(decimal)
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
}

/** Backslashes of a JSON string. */
export function unescapeJson(text: string): string {
  const plain: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' }
  return text.replace(/\\(?:u([0-9a-fA-F]{4})|(.))/g, (_whole, code?: string, character = '') =>
    code === undefined ? (plain[character] ?? character) : String.fromCharCode(Number.parseInt(code, 16)),
  )
}

/** Percent-encoding, also where something encoded it twice; what is none stays. A `+` stays: in base64 it means itself. */
export function withoutPercents(text: string): string {
  let bare = text
  for (let round = 0; round < 3 && /%[0-9a-f]{2}/i.test(bare); round++) {
    try {
      bare = decodeURIComponent(bare)
    } catch {
      return bare
    }
  }
  return bare
}
