/** A piece of a pattern for times: text as it stands, or a letter and how often it is written. */
export type Piece = { literal: string } | { letter: string; count: number }

/** The letters that a pattern may have. */
export interface PatternLetters {
  /** Whose they are, for messages. */
  name: string
  letters: string
  /** The letter of the year that belongs to a week; other letters for years are plain. */
  weekYear: string
}

/** Joda-Time, `DateTimeFormat`: the classic dialect. */
export const joda: PatternLetters = { name: 'Joda-Time', letters: 'GCYxweEyDMdaKhHkmsSzZ', weekYear: 'x' }
/** `java.time.format.DateTimeFormatter`: Identity Engine. */
export const java: PatternLetters = { name: 'java.time', letters: 'GyuYwEDMLdaKhHkmsSzZX', weekYear: 'Y' }

/** @throws RangeError for a letter that is none of them, or a quote that does not end */
export function readPattern(text: string, { name, letters }: PatternLetters): Piece[] {
  const pieces: Piece[] = []
  let position = 0
  while (position < text.length) {
    const rest = text.slice(position)
    const [quoted, inside] = /^'((?:[^']|'')*)'/.exec(rest) ?? []
    const [run = ''] = /^([A-Za-z])\1*/.exec(rest) ?? []
    if (quoted !== undefined) pieces.push({ literal: inside === '' ? "'" : (inside ?? '').replaceAll("''", "'") })
    else if (rest.startsWith("'")) throw new RangeError(`the quote in the pattern "${text}" has no end`)
    else if (run === '') pieces.push({ literal: rest[0] ?? '' })
    else if (!letters.includes(run[0] ?? '')) throw new RangeError(`"${run[0]}" in the pattern "${text}" is no letter of ${name}`)
    else pieces.push({ letter: run[0] ?? '', count: run.length })
    position += quoted?.length ?? Math.max(run.length, 1)
  }
  return pieces
}

export const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]
export const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

/** Three letters of it, unless it is asked for in full. */
export const nameOf = (names: readonly string[], index: number, count: number): string =>
  count < 4 ? (names[index] ?? '').slice(0, 3) : (names[index] ?? '')
