/** An xs:dateTime with its zone, or null. SAML Core 1.3.3 wants UTC; an offset is read all the same, since some IdPs write one. */
export function parseInstant(text: string): Date | null {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/.test(text)) return null
  // Fractions may have any length; more than milliseconds is nothing that Date takes everywhere.
  const instant = new Date(text.replace(/(\.\d{3})\d+/, '$1'))
  return Number.isNaN(instant.getTime()) ? null : instant
}

/** A moment from where a clock stands: `in 3 minutes`, `20 seconds ago`; null for what is no moment. */
export function fromNow(text: string, now: Date): string | null {
  const instant = parseInstant(text)
  if (!instant) return null
  const ahead = instant.getTime() - now.getTime()
  if (Math.abs(ahead) < 1000) return 'at that very moment'
  return ahead > 0 ? `in ${duration(ahead)}` : `${duration(ahead)} ago`
}

const units = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
] as const

/** A length of time in its two largest units: `3 minutes 20 seconds`. */
export function duration(milliseconds: number): string {
  let left = Math.round(Math.abs(milliseconds) / 1000)
  const parts: string[] = []
  for (const [name, seconds] of units) {
    const count = Math.floor(left / seconds)
    left -= count * seconds
    if (count > 0) parts.push(`${count} ${name}${count === 1 ? '' : 's'}`)
    else if (parts.length > 0) break
    if (parts.length === 2) break
  }
  return parts.join(' ') || 'less than a second'
}
