/** An instant for people: `2030-01-31 09:05:07 UTC`. */
export const when = (instant: string): string => `${instant.slice(0, 10)} ${instant.slice(11, 19)} UTC`
