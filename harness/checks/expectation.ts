import type { CaseRun, StepRecord } from '../case/case-run.ts'
import type { CasePerson } from '../case/people.ts'
import type { SentAssertion } from '../case/sent.ts'
import type { Expectation } from '../expect/sent-value.ts'
import type { AccountSeen, Outcome } from '../results.ts'
import { all, notVerified, same, satisfied, unspecified, violated } from './check.ts'
import { accountOf, NO_OBSERVER, signIns } from './seen.ts'

/** A sign-in with everything a judgement needs: who, what was sent, the record before and after. */
export interface SeenSignIn {
  step: StepRecord
  person: CasePerson
  sent: SentAssertion
  before: AccountSeen | null
  after: AccountSeen | null
}

/**
 * Judges each sign-in that fits; nothing is satisfied by there being none.
 * @param which `first` of people without an account, `later` ones of people who had one, or `any`
 */
export function judgeSignIns(run: CaseRun, which: 'first' | 'later' | 'any', judgeOne: (seen: SeenSignIn) => Outcome): Outcome {
  const outcomes: Outcome[] = []
  for (const step of signIns(run.steps)) {
    if (!step.person || !step.sent) continue
    const before = accountOf(step.person, step.before)
    const after = accountOf(step.person, step.after)
    if (before === 'unknown' || after === 'unknown') return notVerified(NO_OBSERVER)
    const fits = which === 'any' || (which === 'first') === (before === null)
    if (fits) outcomes.push(judgeOne({ step, person: step.person, sent: step.sent, before, after }))
  }
  return all(outcomes, `there was no ${which === 'any' ? '' : `${which} `}sign-in that reached the SP with an assertion`)
}

/** Holds what an account shows against what the policy promises for what was sent. */
export function hold<Value>(
  expected: Expectation<Value>,
  account: AccountSeen | null,
  shown: string | undefined,
  words: (value: Value) => string,
): Outcome {
  if (expected.kind === 'unspecified') return unspecified(expected.key)
  if (expected.kind === 'refused')
    return account === null
      ? satisfied(`refused: ${expected.why}`)
      : violated(`refused, since ${expected.why}`, `there is an account: ${account.email}`)
  if (account === null) return violated(words(expected.value), 'no account')
  return shown === undefined ? notVerified('no observer shows this') : same(words(expected.value), shown)
}

/** `Analyst`, or `dev Analyst, test Operator, prod Admin`. */
export function rolesInWords(roles: Readonly<Record<string, string>>): string {
  if (roles.role !== undefined) return roles.role
  const listed = ['dev', 'test', 'prod'].filter((slot) => roles[slot] !== undefined).map((slot) => `${slot} ${roles[slot]}`)
  return listed.join(', ') || 'no role'
}

/** The roles an account shows in a workspace; undefined when no observer shows workspaces. */
export function shownRoles(account: AccountSeen | null, workspace: string): string | undefined {
  if (!account?.workspaces) return undefined
  const membership = account.workspaces[workspace]
  if (!membership) return 'not a member'
  return membership.pending ? 'not a member yet' : rolesInWords(membership.roles)
}
