/** Control, format, line-separator and lone-surrogate characters; tab and line feed are text. Also the two noncharacters XML forbids. */
const invisible = /(?![\t\n])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\uFFFE\uFFFF]/gu

/**
 * Makes characters that cannot be seen, or that reorder what is seen, readable: NUL as `␀`, a bidi override as `⟨U+202E⟩`.
 * What is shown is evidence: nothing may hide in it, and no terminal or XML parser may trip over it.
 */
export function revealInvisible(text: string): string {
  return text.replace(invisible, (character) => {
    const code = character.codePointAt(0) ?? 0
    if (code < 0x20) return String.fromCodePoint(0x2400 + code)
    if (code === 0x7f) return '␡'
    return `⟨U+${code.toString(16).toUpperCase().padStart(4, '0')}⟩`
  })
}

/** Cuts after `max` characters, never inside a surrogate pair, with an ellipsis that counts. */
export function clip(text: string, max: number): string {
  if (text.length <= max) return text
  return `${text.slice(0, Math.max(0, max - 1)).replace(/[\uD800-\uDBFF]$/, '')}…`
}

/** A value inside a sentence: in quotes, visible, on one line, cut where it is long. */
export const quoted = (value: string): string => `"${clip(revealInvisible(value.replace(/\s+/g, ' ')), 160)}"`

/** `a, b and c`; the first `max` where there are more. */
export function listed(items: readonly string[], max = 8): string {
  const shown = items.slice(0, max)
  if (items.length > max) return `${shown.join(', ')} and ${items.length - max} more`
  return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`
}

export const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
