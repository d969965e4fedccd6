import type { Verdict } from '../results.ts'

const MARKS: Record<string, string> = {
  PASS: 'ok',
  FAIL: 'FAIL',
  WARN: 'warn',
  NOTE: 'note',
  UNVERIFIED: 'unverified',
  NA: 'n/a',
  ERROR: 'ERROR',
}

/** Where nobody can see accounts, most cases are unverified: the first few show why, the report has the rest. */
const MOST_UNVERIFIED = 5

/** A case that has ended, as the reporter heard of it. */
export interface EndedCase {
  title: string
  verdict: Verdict
  why: string
  /** How it came out before it was tried again; empty when it was not. */
  tries: string
}

/** What a run says of its cases while it goes on: whatever is not green, of what nobody could see only the first few. */
export class ProgressLines {
  private unverified = 0

  /** The lines of one case; none when there is nothing to say. */
  of({ title, verdict, why, tries }: EndedCase): string[] {
    const again = tries ? [`tried again ${title}: ${tries}`] : []
    if (verdict === 'PASS' || verdict === 'NA') return again
    if (verdict === 'UNVERIFIED' && ++this.unverified > MOST_UNVERIFIED) return again
    return [...again, `${MARKS[verdict] ?? verdict} ${title}`, `     ${why}`]
  }

  /** How many were left out, for the end. */
  rest(): string[] {
    const more = this.unverified - MOST_UNVERIFIED
    return more > 0 ? [`… and ${more} more unverified`] : []
  }
}
