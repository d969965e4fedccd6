/** As much of a message as its first tag may have, namespaces included. */
const longestStart = 8 * 1024

const rootTag =
  /^\ufeff?\s*(?:<\?xml[^<>]{0,200}\?>\s*)?<(?:[\w.-]{1,80}:)?Response(?=\s)(?:[^<>"']|"[^"<]*"|'[^'<]*')*?\sID\s*=\s*(?:"([^"<&]{1,256})"|'([^'<&]{1,256})')/

/**
 * The ID that a posted Response says it has, for the log: whoever sent it finds there what became of it. Anybody can write one, so nothing
 * may be decided by it. Also of messages that cannot be read any further; null: it has none.
 */
export function claimedResponseId(samlResponse: string): string | null {
  const start = Buffer.from(samlResponse.slice(0, longestStart), 'base64').toString('utf8')
  const [, double, single] = rootTag.exec(start) ?? []
  return double ?? single ?? null
}
