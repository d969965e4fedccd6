import { asComponent } from './fill-address.ts'

/** What stands in messages and reports in place of a secret. */
const HIDDEN = '[redacted]'
/** Shorter texts would be found by chance everywhere. */
const SHORTEST = 4

/** A copy of plain data in which no text holds one of the secrets, not even as a part of it or as an address writes it. Keys stay. */
export function withoutSecrets<Data>(data: Data, secrets: readonly string[]): Data {
  const found = new Set(secrets.filter((each) => each.length >= SHORTEST).flatMap(spellings))
  if (found.size === 0) return data
  const longestFirst = [...found].sort((one, other) => other.length - one.length)
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

function spellings(secret: string): string[] {
  return [
    secret,
    encodeURI(secret),
    encodeURIComponent(secret),
    asComponent(secret),
    new URLSearchParams([['', secret]]).toString().slice(1),
  ]
}

function inTexts(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value)
  if (Array.isArray(value)) return value.map((each) => inTexts(each, change))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, inTexts(each, change)]))
}
