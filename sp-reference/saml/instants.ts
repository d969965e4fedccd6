const dateTime = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.(\d+))?Z$/

/**
 * A SAML time value: xs:dateTime in UTC, written with `Z` (SAML Core 1.3.3). Fractions may have any length, only milliseconds count.
 * Offsets, missing zones, 24:00 and days that do not exist are not accepted: a limit that cannot be read is no limit.
 *
 * @returns null when the text is not such a value
 */
export function parseInstant(text: string): Date | null {
  const match = dateTime.exec(text)
  if (!match) return null
  const [, year, month, day, hour, minute, second, fraction = ''] = match
  const plain = `${year}-${month}-${day}T${hour}:${minute}:${second}`
  const instant = new Date(`${plain}.${fraction.padEnd(3, '0').slice(0, 3)}Z`)
  // Date.parse rolls 30 February over to March: the round trip shows it.
  return Number.isNaN(instant.getTime()) || instant.toISOString().slice(0, 19) !== plain ? null : instant
}
