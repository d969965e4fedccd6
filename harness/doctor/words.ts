import { type Examined, failuresIn } from './examine.ts'

const MARKS = { ok: 'ok  ', failed: 'FAIL', warning: 'warn', skipped: '-   ' } as const

/** One finding for a terminal: mark, what was looked at, what was found; below it what to do. */
export function examinedInWords({ point, finding }: Examined): string {
  const fix = 'fix' in finding ? (finding.fix ?? []) : []
  const lines = fix.flatMap((each) => each.split('\n')).map((each) => `         ${each}`)
  return [inOneLine({ point, finding }), ...lines].join('\n')
}

/** A finding as it comes. What nobody looked at stands in no one's way, so what could be said to change that waits. */
export function toldAtOnce(examined: Examined): string {
  return examined.finding.state === 'skipped' ? inOneLine(examined) : examinedInWords(examined)
}

/** What waited: the points that were left out for want of something in the target file, with what to write there, or how to hear of it. */
export function toldAtTheEnd(examined: readonly Examined[]): string[] {
  const left = examined.filter(({ finding }) => finding.state === 'skipped' && (finding.fix ?? []).length > 0)
  if (left.length > 0 && failuresIn(examined).length === 0)
    return [`Left out above for want of something in the target file: ${left.length}; --verbose says what to write there`]
  return left.length === 0 ? [] : ['Left out above, and what would change that:', ...left.map(examinedInWords)]
}

function inOneLine({ point, finding }: Examined): string {
  return `${MARKS[finding.state]} ${point.title}: ${finding.says}`
}
