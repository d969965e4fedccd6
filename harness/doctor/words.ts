import type { Examined } from './examine.ts'

const MARKS = { ok: 'ok  ', failed: 'FAIL', skipped: '-   ' } as const

/** One finding for a terminal: mark, what was looked at, what was found; below it what to do. */
export function examinedInWords({ point, finding }: Examined): string {
  const fix = 'fix' in finding ? (finding.fix ?? []) : []
  const lines = fix.flatMap((each) => each.split('\n')).map((each) => `         ${each}`)
  return [`${MARKS[finding.state]} ${point.title}: ${finding.says}`, ...lines].join('\n')
}
