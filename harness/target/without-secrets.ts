import { asComponent } from './fill-address.ts'

/** What stands in messages and reports in place of a secret. */
const HIDDEN = '[redacted]'
/** Shorter texts would be found by chance everywhere. */
const SHORTEST = 4

/** A copy of plain data in which no text holds one of the secrets, not even as a part of it, or as an address, JSON or XML writes it. Keys stay. */
export function withoutSecrets<Data>(data: Data, secrets: readonly string[]): Data {
  const longestFirst = spellingsOf(secrets).sort((one, other) => other.length - one.length)
  if (longestFirst.length === 0) return data
  return inTexts(data, (text) => longestFirst.reduce((rest, secret) => rest.replaceAll(secret, HIDDEN), text)) as Data
}

/** Does some work whose faults do not tell secrets. @throws what the work throws, with words that hold none */
export async function hidingSecrets<Result>(secrets: readonly string[], work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    for (let at: unknown = error; at instanceof Error; at = at.cause) at.message = withoutSecrets(at.message, secrets)
    throw error
  }
}

/** Every way in which a text may hold one of the secrets. */
export function spellingsOf(secrets: readonly string[]): string[] {
  return [...new Set(secrets.filter((each) => each.length >= SHORTEST).flatMap(spellings))]
}

function spellings(secret: string): string[] {
  return [
    secret,
    encodeURI(secret),
    encodeURIComponent(secret),
    asComponent(secret),
    new URLSearchParams([['', secret]]).toString().slice(1),
    JSON.stringify(secret).slice(1, -1),
    ...['&quot;', '&#34;', '"'].flatMap((quote) => ['&apos;', '&#39;', '&#x27;', "'"].map((mark) => inXml(secret, quote, mark))),
  ]
}

/** As XML and HTML write it; quotation marks have several names there, and need none in a text. */
function inXml(secret: string, quote: string, apostrophe: string): string {
  const names: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': quote, "'": apostrophe }
  return secret.replace(/[&<>"']/g, (each) => names[each] ?? each)
}

function inTexts(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value)
  if (Array.isArray(value)) return value.map((each) => inTexts(each, change))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, inTexts(each, change)]))
}
