import type { CaseRun, StepRecord } from '../case/case-run.ts'
import type { CasePerson } from '../case/people.ts'
import type { Observation } from '../observe/observer.ts'
import type { AccountSeen, MailSeen, Outcome } from '../results.ts'
import { proofIn } from '../world/mail-proof.ts'
import { all, notApplicable, notVerified, unspecified } from './check.ts'
import { restingOn } from './evidence.ts'
import { isStranger } from './owner-of.ts'
import { accountOf, knownAccountOf, NO_OBSERVER } from './seen.ts'

/** A sign-in by which somebody who is in one workspace asks to join a further one. */
export interface Asking {
  step: StepRecord
  person: CasePerson
  workspace: string
  /** The account of before. */
  account: AccountSeen
}

export const NO_WORKSPACES = 'no observer shows workspaces'
/** Whom the declared keys do not recognise asks to join nothing further. */
export const STRANGER = notApplicable('the declared keys take the person for a newcomer here')
const KEY = 'existingAccountInOtherWorkspace'

/** Judges each sign-in that has to be proven by mail before a further workspace is joined, where the policy asks for that. */
export function judgeAskings(run: CaseRun, judgeOne: (asking: Asking) => Outcome): Outcome {
  const { policy, steps } = run
  const rule = policy[KEY]
  if (rule === undefined) return unspecified(KEY)
  if (rule !== 'linkAfterVerification') return notApplicable(`the declared policy asks for no proof by mail (${KEY}: ${rule})`)
  const outcomes: Outcome[] = []
  for (const step of steps) {
    if (step.kind !== 'sign-in' || !step.person || !step.place) continue
    const account = knownAccountOf(step.person, step.before)
    if (account === 'unknown') return notVerified(NO_OBSERVER)
    if (account === null) continue
    const joined = joinedBy(account)
    if (joined === 'unknown') return notVerified(NO_WORKSPACES)
    const workspace = step.place.name
    if (joined.length === 0 || joined.includes(workspace)) continue
    if (isStranger(run, step)) outcomes.push(STRANGER)
    else outcomes.push(restingOn(judgeOne({ step, person: step.person, workspace, account }), [account], ['workspaces']))
  }
  return all(outcomes, 'nobody who was in a workspace asked to join another one')
}

/** The workspaces this account has joined for good, in the order of their names. */
function joinedBy(account: AccountSeen): string[] | 'unknown' {
  if (!account.workspaces) return 'unknown'
  return Object.entries(account.workspaces)
    .filter(([, membership]) => !membership.pending)
    .map(([name]) => name)
    .sort()
}

/** The same for a person, by what was observed after a step; somebody without an account has joined nothing. */
export function joinedIn(person: CasePerson, seen: Observation): string[] | 'unknown' {
  const account = accountOf(person, seen)
  if (account === 'unknown') return account
  return account === null ? [] : joinedBy(account)
}

/** The same before a step, as it was seen last. */
export function joinedBefore(person: CasePerson, seen: Observation): string[] | 'unknown' {
  const account = knownAccountOf(person, seen)
  if (account === 'unknown' || (account === null && seen.partial)) return 'unknown'
  return account === null ? [] : joinedBy(account)
}

/** Whether a mail brings what proves its mailbox: a code, or the link of an SP that mails links. */
export function hasProof({ target }: Pick<CaseRun, 'target'>): (mail: MailSeen) => boolean {
  return (mail) => proofIn(mail.text, target.mail) !== null
}
