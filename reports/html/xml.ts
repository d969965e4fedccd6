import { revealInvisible } from '../text.ts'

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }
const escapeText = (text: string) => text.replace(/[&<>]/g, (c) => escapes[c] ?? c)

/**
 * Comment, CDATA, processing instruction, declaration, tag, text: whatever comes, every character ends up in exactly one token. What is not
 * closed runs to the end, and no tag crosses a `<`, so that hostile text costs linear time.
 */
const token =
  /<!--[\s\S]*?(?:-->|$)|<!\[CDATA\[[\s\S]*?(?:\]\]>|$)|<\?[\s\S]*?(?:\?>|$)|<![^<>]*>|<\/?[^<>"']*(?:(?:"[^"<]*"|'[^'<]*')[^<>"']*)*>|<|[^<]+/g
const attribute = /([^\s=<>"']+)(\s*=\s*)("[^"]*"|'[^']*')/g

function tagHtml(tag: string): string {
  const [, open = '', name = '', rest = ''] = /^(<\/?)([^\s/>]*)([\s\S]*)$/.exec(tag) ?? []
  let html = `${escapeText(open)}<b>${escapeText(name)}</b>`
  let last = 0
  for (const match of rest.matchAll(attribute)) {
    const [whole, key = '', equals = '', value = ''] = match
    html += `${escapeText(rest.slice(last, match.index))}<i>${escapeText(key)}</i>${escapeText(equals)}<u>${escapeText(value)}</u>`
    last = match.index + whole.length
  }
  return html + escapeText(rest.slice(last))
}

/**
 * Colours and indents an XML message without changing it: the text of the result is the message, character for character; indentation is
 * only a class (`d0` to `d12`) on each line, and white space between tags is an `<s>` that the style may hide. No parser is involved, so
 * a malformed or hostile message is shown as it is. All text is escaped; the result is safe as element content.
 */
export function xmlHtml(xml: string): string {
  let depth = 0
  let html = ''
  let open = false
  let previous: 'start' | 'text' | 'other' = 'other'
  const line = (level: number) => {
    if (open) html += '</span>'
    html += `<span class="d${Math.max(0, Math.min(level, 12))}">`
    open = true
  }
  for (const [part] of revealInvisible(xml).matchAll(token)) {
    if (part.startsWith('</')) {
      depth -= 1
      // The end tag stays on the line of its start tag when there is only text between.
      if (previous === 'other') line(depth)
      html += tagHtml(part)
      previous = 'other'
    } else if (part.startsWith('<!') || part.startsWith('<?')) {
      line(depth)
      html += `<em>${escapeText(part)}</em>`
      previous = 'other'
    } else if (part.startsWith('<') && part.length > 1) {
      line(depth)
      html += tagHtml(part)
      const empty = part.endsWith('/>')
      if (!empty) depth += 1
      previous = empty ? 'other' : 'start'
    } else if (part.trim() === '') {
      html += `<s>${escapeText(part)}</s>`
    } else {
      if (previous === 'other') line(depth)
      html += escapeText(part)
      previous = previous === 'start' ? 'text' : previous
    }
  }
  return open ? `${html}</span>` : html
}
