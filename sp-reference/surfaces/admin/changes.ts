/** One thing that is different now, in words. */
export interface Change {
  what: string
  from: string
  to: string
}

/** Values by what they are called. */
export type Facts = Readonly<Record<string, string>>

const NOTHING = 'nothing'

/** What differs between two states, in the order of the later one; something that was not there, or is not any more, is `nothing`. */
export function changesBetween(before: Facts, after: Facts): Change[] {
  const names = new Set([...Object.keys(after), ...Object.keys(before)])
  return [...names]
    .map((what) => ({ what, from: before[what] ?? NOTHING, to: after[what] ?? NOTHING }))
    .filter(({ from, to }) => from !== to)
}

export const onOff = (value: boolean): string => (value ? 'on' : 'off')
