import type { CaseRun, StepRecord } from '../case/case-run.ts'
import type { CasePerson } from '../case/people.ts'
import type { SentAssertion } from '../case/sent.ts'
import { domainOf, isAmong } from '../expect/domain.ts'
import { expectedRefusal } from '../expect/refusal.ts'
import type { Expectation } from '../expect/sent-value.ts'
import { type AccountSeen, gradeOf, type Outcome } from '../results.ts'
import { all, notApplicable, notVerified, same, satisfied, unspecified, violated } from './check.ts'
import { type Read, restingOn } from './evidence.ts'
import { declaredStop, type Stop, workspaceOf } from './owner-of.ts'
import { accountOf, environmentOf, isErrorPage, knownAccountOf, NO_OBSERVER, NO_PROBE, signIns } from './seen.ts'
import { limitsAt } from './settings.ts'

/** A sign-in with everything a judgement needs: who, what was sent, the record before and after. */
export interface SeenSignIn {
  step: StepRecord
  person: CasePerson
  sent: SentAssertion
  before: AccountSeen | null
  after: AccountSeen | null
  /** Why a newcomer was refused, where that is as declared and happened so. */
  refusal: Refusal | null
}

/**
 * Judges each sign-in that fits; nothing is satisfied by there being none.
 * @param which `first` of people without an account, `later` ones of people who had one, or `any`
 * @param reads what of an account the judgement rests on, beside its address
 * @param judgeOne null for a sign-in that the question does not concern
 */
export function judgeSignIns(
  run: CaseRun,
  which: 'first' | 'later' | 'any',
  reads: readonly Read[],
  judgeOne: (seen: SeenSignIn) => Outcome | null,
): Outcome {
  const outcomes: Outcome[] = []
  let stop: Stop | null = null
  for (const step of signIns(run.steps)) {
    if (!step.person || !step.sent) continue
    const before = knownAccountOf(step.person, step.before)
    const after = accountOf(step.person, step.after)
    if (before === 'unknown' || after === 'unknown') {
      outcomes.push(notVerified(NO_OBSERVER))
      continue
    }
    const fits = which === 'any' || (which === 'first') === (before === null)
    const why = fits ? stopped(run, step) : null
    stop ??= why
    if (why) continue
    const outcome = fits
      ? judgeOne({ step, person: step.person, sent: step.sent, before, after, refusal: refusalAt(run, step, before) })
      : null
    if (outcome) outcomes.push(restingOn(outcome, [before, after], reads))
  }
  if (stop && outcomes.length === 0)
    return stop.isCertain
      ? notApplicable(`the declared policy lets nobody into such an account without more (${stop.why})`)
      : notVerified(stop.why)
  return all(outcomes, `there was no ${which === 'any' ? '' : `${which} `}sign-in that reached the SP with an assertion`)
}

/** Why a sign-in ended without a session, where that is as declared and not yet the end of it; null where it is neither. */
export function stopped(run: CaseRun, step: StepRecord): Stop | null {
  const before = step.person ? knownAccountOf(step.person, step.before) : null
  return before === null || before === 'unknown' ? null : declaredStop(run, step)
}

/** Whether the sign-in ended with a session; null when the probe could not tell. */
export function gotIn({ step }: Pick<SeenSignIn, 'step'>): boolean | null {
  return step.session?.known ? step.session.signedInAs !== null : null
}

/**
 * Holds what an account shows after a sign-in against what the policy promises for what was sent. A refusal is nobody signed in and no
 * new record; a promise about a known person can only be judged when the person got in.
 */
export function hold<Value>(
  expected: Expectation<Value>,
  seen: SeenSignIn,
  shown: string | undefined,
  words: (value: Value) => string,
): Outcome {
  const { before, after } = seen
  if (expected.kind === 'unspecified') return unspecified(expected.key)
  if (gotIn(seen) === null) return notVerified(NO_PROBE)
  if (expected.kind === 'refused') {
    const wanted = `refused, since ${expected.why}`
    if (before === null && after !== null) return violated(wanted, `there is an account: ${after.email}`)
    return gotIn(seen) ? violated(wanted, `signed in as ${seen.step.session?.signedInAs}`) : satisfied(wanted)
  }
  if (after === null) return withoutAccount(seen, words(expected.value))
  if (before !== null && !gotIn(seen)) return notVerified('the person was not let in, so nothing shows what a sign-in does')
  return shown === undefined ? notVerified('no observer shows this') : same(words(expected.value), shown)
}

/** What nobody's account says of a promise about accounts: nothing where the message was to be refused for another reason. */
export function withoutAccount({ refusal }: Pick<SeenSignIn, 'refusal'>, expected: string): Outcome {
  if (refusal === null) return violated(expected, 'no account')
  return refusal.isCertain ? notApplicable(`nobody is let in like this, since ${refusal.why}`) : notVerified(refusal.why)
}

/** Why a newcomer is not let in, as declared. */
export interface Refusal {
  why: string
  /** What decides is known; otherwise the person may have to be let in. */
  isCertain: boolean
}

/** Why a newcomer whom nobody let in was to be refused: for what the message says or leaves out, or for the domain of the address. */
export function refusalAt(run: CaseRun, step: StepRecord, before: AccountSeen | null): Refusal | null {
  if (before !== null || !step.sent || step.session?.known !== true || step.session.signedInAs !== null) return null
  if (isErrorPage(step.landing)) return null
  const why = refusalOfMessage(run, step)
  return why === null ? refusalOfDomain(run, step) : { why, isCertain: true }
}

/** Why the message of a newcomer is to be refused, as declared, wherever the person comes from. */
export function refusalOfMessage(run: CaseRun, step: StepRecord): string | null {
  if (step.sent === null) return null
  const workspace = workspaceOf(run, step)
  const environment = environmentOf(run, step) ?? { groupSync: false }
  return expectedRefusal(run, step.sent, workspace === null ? { environment, channel: step.channel } : { workspace })
}

function refusalOfDomain(run: CaseRun, step: StepRecord): Refusal | null {
  const { domainPolicy } = run.policy
  if (domainPolicy === undefined || domainPolicy === 'any' || !step.person) return null
  const limits = limitsAt(run, step).domains
  const list = limits ? limits[domainPolicy === 'allowList' ? 'allowed' : 'verified'] : run.verifiedDomains
  if (list === null) return { why: `people of certain domains only are let in (domainPolicy: ${domainPolicy})`, isCertain: false }
  const { email } = step.person
  if (isAmong(email, list)) return null
  // An invitation may open a foreign domain.
  return {
    why: `${domainOf(email)} is none of the domains that may (domainPolicy: ${domainPolicy})`,
    isCertain: domainPolicy !== 'verifiedOrInvited',
  }
}

/**
 * For promises that something stays as it was: where the state before was seen by other evidence than the state after, a difference may
 * be one of the looks alone.
 * @param field what was compared, e.g. `displayName`
 */
export function unlessSeenOtherwise(outcome: Outcome, { before, after }: SeenSignIn, field: string): Outcome {
  const [was, is] = [before, after].map((each) => (each && gradeOf(each, field)) ?? null)
  if (outcome.kind !== 'violated' || before === null || after === null || was === is) return outcome
  return notVerified('what was there before the sign-in was seen by other evidence than what is there after it')
}

/** `Analyst`, or `dev Analyst, test Operator, prod Admin`. */
export function rolesInWords(roles: Readonly<Record<string, string>>): string {
  if (roles.role !== undefined) return roles.role || 'no role'
  const listed = ['dev', 'test', 'prod']
    .filter((slot) => roles[slot] !== undefined)
    .map((slot) => `${slot} ${roles[slot] || 'no role'}`)
  return listed.join(', ') || 'no role'
}

/** The roles an account shows in a workspace; undefined when no observer shows workspaces. */
export function shownRoles(account: AccountSeen | null, workspace: string): string | undefined {
  if (!account?.workspaces) return undefined
  const membership = account.workspaces[workspace]
  if (!membership) return 'not a member'
  return membership.pending ? 'not a member yet' : rolesInWords(membership.roles)
}
