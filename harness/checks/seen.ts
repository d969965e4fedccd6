import type { StepRecord } from '../case/case-run.ts'
import type { CasePerson } from '../case/people.ts'
import type { Observation } from '../observe/observer.ts'
import type { AccountSeen } from '../results.ts'

/** The accounts that stand for this person: by address or by NameID, in any letter case. */
export function accountsOf(person: CasePerson, seen: Observation): AccountSeen[] | 'unknown' {
  if (seen.accounts === 'unknown') return 'unknown'
  const wanted = new Set([person.email, typeof person.sends.email === 'string' ? person.sends.email : person.email].map(fold))
  return seen.accounts.filter(
    (each) => wanted.has(fold(each.email)) || each.idpIds?.some((id) => wanted.has(fold(id.slice(id.indexOf('|') + 1)))),
  )
}

/** The one account of this person, or null when there is none. Several: the first (`one-account` judges that). */
export function accountOf(person: CasePerson, seen: Observation): AccountSeen | null | 'unknown' {
  const found = accountsOf(person, seen)
  return found === 'unknown' ? found : (found[0] ?? null)
}

/** Steps in which somebody tried to get in with an honest message. */
export function signIns(steps: readonly StepRecord[]): StepRecord[] {
  return steps.filter((step) => ['sign-in', 'launch-in-chat'].includes(step.kind) && step.mutation === null)
}

/** Steps whose message was bent. */
export function bent(steps: readonly StepRecord[]): StepRecord[] {
  return steps.filter((step) => step.mutation !== null)
}

export function fold(text: string): string {
  return text.trim().toLowerCase()
}

/** A list as one text, in an order that does not depend on the SP. */
export function listed(values: readonly string[] | undefined): string {
  return values === undefined ? 'unknown' : values.length === 0 ? 'none' : [...values].sort().join(', ')
}

export const NO_OBSERVER = 'no observer can list the accounts'
export const NO_ACCOUNT = 'there is no account to look at'
