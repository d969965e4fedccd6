import type { CaseRun, StepRecord } from '../case/case-run.ts'
import type { EnvironmentGiven } from '../case/given.ts'
import type { CasePerson } from '../case/people.ts'
import { foldedAddress } from '../expect/domain.ts'
import type { Observation } from '../observe/observer.ts'
import type { AccountSeen, Outcome } from '../results.ts'
import { all, notVerified, satisfied, violated } from './check.ts'

/** The accounts that stand for this person: by an address that is or was the person's, or by NameID, in any letter case. */
export function accountsOf(person: CasePerson, seen: Observation): AccountSeen[] | 'unknown' {
  if (seen.accounts === 'unknown') return 'unknown'
  const sent = typeof person.sends.email === 'string' ? person.sends.email : person.email
  const wanted = new Set([person.email, sent, ...person.formerly].map(fold))
  const isNamed = (id: string) => wanted.has(fold(id.slice(id.indexOf('|') + 1))) || person.namedAs.includes(id)
  return seen.accounts.filter((each) => wanted.has(fold(each.email)) || each.idpIds?.some(isNamed))
}

/**
 * The one account of this person as it was seen at this moment, or null when there is none. Several: the first (`one-account` judges
 * that). Where nobody could list accounts, one that did not show itself now is unknown, whatever was seen of it before.
 */
export function accountOf(person: CasePerson, seen: Observation): AccountSeen | null | 'unknown' {
  const account = knownAccountOf(person, seen)
  if (!seen.partial || account === 'unknown') return account
  return account !== null && seen.shown?.includes(fold(account.email)) ? account : 'unknown'
}

/** The same as it was seen last, perhaps in an earlier step: for the state before a step. Null when it has never shown itself. */
export function knownAccountOf(person: CasePerson, seen: Observation): AccountSeen | null | 'unknown' {
  const found = accountsOf(person, seen)
  return found === 'unknown' ? found : (found[0] ?? null)
}

/** Steps in which somebody tried to get in with an honest message, and went on to the end. */
export function signIns(steps: readonly StepRecord[]): StepRecord[] {
  return steps.filter(
    (step) =>
      ['sign-in', 'finish-sign-in', 'launch-in-chat'].includes(step.kind) &&
      step.mutation === null &&
      step.details.until !== 'idp',
  )
}

/** Steps whose message was bent. */
export function bent(steps: readonly StepRecord[]): StepRecord[] {
  return steps.filter((step) => step.mutation !== null)
}

/**
 * Judges each bent message. Nothing can be said of one that was not sent, nor of one whose unbent twin was not let in: an SP that
 * refuses everybody would look careful.
 * @param judgeOne is given the twin's step, too
 */
export function judgeBent(steps: readonly StepRecord[], judgeOne: (step: StepRecord, twin: StepRecord) => Outcome): Outcome {
  const outcomes = bent(steps).map((step) => {
    const twin = steps[steps.indexOf(step) - 1]
    if (!step.exchanges.some((each) => each.response?.mutation === step.mutation))
      return notVerified(`the bent message was not sent${whereInstead(step)}`)
    if (!twin?.control) return notVerified('failed control: no unbent twin came before')
    if (!twin.session?.known) return notVerified('failed control: whether the unbent twin was let in cannot be seen')
    if (isSelf(twin) === 'no') return notVerified('failed control: the unbent twin was not let in either')
    return judgeOne(step, twin)
  })
  return all(outcomes, 'no message was bent')
}

/**
 * What an SP did that sends a person whom it refuses to the IdP once more, where they are still signed in, cannot be told from what the
 * bent message did.
 */
export function unlessAskedAnew(step: StepRecord, outcome: Outcome): Outcome {
  return outcome.kind === 'violated' && hasAskedAnew(step) ? notVerified(ASKED_ANEW) : outcome
}

export const ASKED_ANEW = 'after the bent message the SP asked the IdP anew and got an honest Response'

/** Whether an honest Response came after the bent one. */
export function hasAskedAnew(step: StepRecord): boolean {
  return step.exchanges.findLast((each) => each.response !== null)?.response?.mutation !== step.mutation
}

/** Where the person ended up instead of at the IdP: an SP may ask nothing of somebody who is signed in. */
function whereInstead({ landing }: StepRecord): string {
  return landing ? `: the SP did not send the person to the IdP, but to ${new URL(landing.url).pathname}` : ''
}

/** The environment that a step concerns; an app inside a chat platform belongs to the first one. */
export function environmentOf(run: Pick<CaseRun, 'given'>, step: Pick<StepRecord, 'place'>): EnvironmentGiven | undefined {
  return run.given.environments.find((each) => each.name === step.place?.name) ?? run.given.environments[0]
}

/** The name that the session of a step's person goes by: the account's address, else the IdP's. */
export function nameOf(step: StepRecord): string {
  const account = step.person ? knownAccountOf(step.person, step.after) : null
  return fold(account === null || account === 'unknown' ? (step.person?.email ?? '') : account.email)
}

/** Who is signed in at the place of a step: a session that a used browser has kept at another place is none there. */
export function signedInThere({ session, place, details, channel }: StepRecord): string | null {
  if (session === null) return null
  // A portal's session is one of the environment that the portal belongs to.
  const isKept = details.browser === 'same' && channel !== 'portal'
  const isElsewhere = isKept && session.place !== undefined && session.place !== place?.id
  return isElsewhere ? null : session.signedInAs
}

/** Whether the step's own person is signed in at its end; unknown when somebody is, and nothing says who. */
export function isSelf(step: StepRecord): 'yes' | 'no' | 'unknown' {
  const { session } = step
  if (session?.signedInAs == null) return 'no'
  if (session.unnamed) return 'unknown'
  return fold(session.signedInAs) === nameOf(step) ? 'yes' : 'no'
}

/** For checks that ask for the step's own person: satisfied when it is they who are signed in. */
export function judgeSelf(step: StepRecord, expected: string): Outcome {
  const self = isSelf(step)
  if (self === 'unknown') return notVerified(WHOSE)
  return self === 'yes' ? satisfied(expected, whoIsIn(step)) : violated(expected, whoIsIn(step))
}

/** Whether the right code was typed in this step. */
export function isProof(step: StepRecord): boolean {
  return step.kind === 'enter-code' && step.details.code === 'right' && step.details.typed !== '0'
}

/** Whether a step ended on a page that says that something broke, or on none: nobody was refused there. */
export function isErrorPage(landing: StepRecord['landing']): boolean {
  return landing === null || (landing.status ?? 0) >= 500
}

/** Where a step ended: the code of the refusal, else the status and the path. */
export function pageWords(landing: StepRecord['landing']): string {
  if (!landing) return 'no page'
  return landing.refusalCode ? `refused: ${landing.refusalCode}` : `${landing.status ?? '?'} at ${new URL(landing.url).pathname}`
}

/** Who is signed in at the end of a step, and if nobody, what the page was. */
export function whoIsIn({ session, landing }: StepRecord): string {
  if (session?.signedInAs != null) return `signed in as ${fold(session.signedInAs)}`
  return landing ? `nobody is signed in (${pageWords(landing)})` : 'nobody is signed in'
}

/** Texts are compared without letter case, addresses also in whichever form their domain is written. */
export const fold = foldedAddress

/** A list as one text, in an order that does not depend on the SP. */
export function listed(values: readonly string[] | undefined): string {
  return values === undefined ? 'unknown' : values.length === 0 ? 'none' : [...values].sort().join(', ')
}

/** Whether an observer that does not list the twin, who was let in, looks where accounts are; it would see nothing of others either. */
export function isBlindTo({ person, after }: StepRecord): boolean {
  const found = person ? accountsOf(person, after) : 'unknown'
  return found === 'unknown' || found.length === 0
}

/** All accounts there are; unknown too where only those of people who signed in could be seen. */
export function everyAccount(seen: Observation): AccountSeen[] | 'unknown' {
  return seen.partial ? 'unknown' : seen.accounts
}

export const WHOSE = 'somebody is signed in, and the session probe does not tell who'
export const NO_PROBE = 'the session probe gave no usable answer'
export const NO_OBSERVER = 'no observer can list the accounts'
export const BLIND = 'the observer does not list the twin who was let in'
export const NO_ACCOUNT = 'there is no account to look at'
