/** What stands in reports in place of a secret. */
const HIDDEN = '[redacted]'
/** Shorter texts would be found by chance everywhere. */
const SHORTEST = 4

/** A copy of plain data in which no text holds one of the secrets, not even as a part of it. */
export function withoutSecrets<Data>(data: Data, secrets: readonly string[]): Data {
  const found = secrets.filter((each) => each.length >= SHORTEST)
  if (found.length === 0) return data
  const written = found.map((each) => JSON.stringify(each).slice(1, -1)).sort((one, other) => other.length - one.length)
  return JSON.parse(written.reduce((text, secret) => text.replaceAll(secret, HIDDEN), JSON.stringify(data))) as Data
}
