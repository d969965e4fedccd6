/** What databases and JSON hold, as the texts of an observation. What is not there stays unknown: undefined, never an empty text. */

export function textOf(value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined
  if (value instanceof Uint8Array) return new TextDecoder().decode(value)
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

/** An SP that keeps its status as a switch: true (in SQLite 1) is active, false (0) is inactive. Any other word is kept. */
export function statusOf(value: unknown): string | undefined {
  if (value === true || value === 1 || value === 1n) return 'active'
  if (value === false || value === 0 || value === 0n) return 'inactive'
  return textOf(value)
}

/** A list of texts; one that is written as JSON is read, and a single text is a list of one. */
export function textsOf(value: unknown): string[] | undefined {
  if (value === undefined || value === null) return undefined
  if (Array.isArray(value)) return value.flatMap((each) => textOf(each) ?? [])
  if (typeof value === 'string' && value.trimStart().startsWith('[')) {
    try {
      return textsOf(JSON.parse(value))
    } catch {
      // No JSON after all: a name may begin with a bracket.
    }
  }
  return [String(textOf(value))]
}
