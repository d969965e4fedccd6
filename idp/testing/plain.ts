/** The text of a page, on one line, for tests. */
export const plain = (html: string): string =>
  html
    .replace(/<(style|script)>[\s\S]*?<\/\1>|<[^>]+>/g, ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replace(/&#x27;|&#39;/g, "'")
    .replace(/&#x3D;/g, '=')
    .replace(/&quot;/g, '"')
    .replace(/\s+/g, ' ')
