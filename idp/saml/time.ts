/** xs:dateTime in UTC as vendors write it (SAML Core 1.3.3). */

/** `2030-01-01T00:00:00.000Z` */
export const milliseconds = (at: Date): string => at.toISOString()

/** `2030-01-01T00:00:00Z`, cut, not rounded. */
export const wholeSeconds = (at: Date): string => `${at.toISOString().slice(0, 19)}Z`

export const addSeconds = (at: Date, seconds: number): Date => new Date(at.getTime() + seconds * 1000)
