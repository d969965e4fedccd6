import type { GateReport } from '../results.ts'

/** What the exit code depends on. */
export interface GateFacts {
  interrupted: boolean
  /** Checks that keep the gate shut because they do not hold, or (where asked for) held only on a later attempt. */
  violations: number
  complete: boolean
  /** Cases that ended with a fault of the harness or of a party. */
  errors: number
  /** Checks of our own IdP that do not hold, or could not be made. */
  instrument: number
  staleEntries: number
  expiredWaivers: number
  unusedWaivers: number
  /** MUST checks that nobody could verify and nothing accepts. */
  unverified: number
  /** Those that the flag for it allows. */
  allowed: number
  /** Whether any required MUST was looked at, and something could be said of it. */
  judged: boolean
}

type Conclusion = Pick<GateReport, 'verdict' | 'exitCode' | 'reason'>

/**
 * The exit code, the first that applies: 130 interrupted · 1 a new violation · 3 incomplete, a fault around the SP, or one of our own IdP · 4 an outdated
 * baseline or waiver · 1 a MUST that nobody could verify, or nothing judged at all · 0 met. A violation that was seen is never hidden
 * by what else went wrong.
 */
export function concludeGate(facts: GateFacts): Conclusion {
  const { violations, errors, unverified } = facts
  if (facts.interrupted) return { verdict: 'interrupted', exitCode: 130, reason: 'The run was interrupted.' }
  if (violations > 0)
    return {
      verdict: 'not-met',
      exitCode: 1,
      reason: `${counted(violations, 'check')} ${violations === 1 ? 'does' : 'do'} not hold.`,
    }
  if (!facts.complete) return { verdict: 'incomplete', exitCode: 3, reason: 'The run is not complete.' }
  if (errors > 0)
    return { verdict: 'incomplete', exitCode: 3, reason: `${counted(errors, 'case')} ended with a fault around the SP.` }
  if (facts.instrument > 0)
    return {
      verdict: 'incomplete',
      exitCode: 3,
      reason: `${counted(facts.instrument, 'check')} of our own IdP ${facts.instrument === 1 ? 'does' : 'do'} not hold, so nothing it showed can be relied on.`,
    }
  const outdated = [
    ...(facts.staleEntries > 0 ? [`${counted(facts.staleEntries, 'entry', 'entries')} of the baseline stale`] : []),
    ...(facts.expiredWaivers > 0 ? [`${counted(facts.expiredWaivers, 'waiver')} expired`] : []),
    ...(facts.unusedWaivers > 0 ? [`${counted(facts.unusedWaivers, 'waiver')} unused`] : []),
  ]
  if (outdated.length > 0) return { verdict: 'outdated', exitCode: 4, reason: `${outdated.join(', ')}.` }
  if (unverified > 0)
    return { verdict: 'not-met', exitCode: 1, reason: `${counted(unverified, 'MUST check')} could not be verified.` }
  const allowed = facts.allowed > 0 ? `; ${counted(facts.allowed, 'MUST check')} could not be verified, which is allowed` : ''
  if (!facts.judged) return { verdict: 'not-met', exitCode: 1, reason: `No MUST was judged, so nothing can be said${allowed}.` }
  const every = allowed === '' ? 'Every required check' : 'Every other required check'
  return { verdict: 'met', exitCode: 0, reason: `${every} holds, or is known${allowed}.` }
}

function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`
}
