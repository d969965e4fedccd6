import type { StepRecord } from '../case/case-run.ts'
import type { AccountSeen } from '../results.ts'
import { everyAccount, fold, NO_OBSERVER, NO_PROBE, WHOSE, whoIsIn } from './seen.ts'

/** What a sign-in opened: an account of before, one that it made, or nothing. `stray`: a session of no account, or an account without one. */
export type OpenedSeen =
  | { kind: 'account'; account: AccountSeen; words: string }
  | { kind: 'new' | 'nothing' | 'stray'; words: string }

/** Tells by the accounts of before and after, and by the session, what a sign-in opened. */
export function openedBy(step: StepRecord): OpenedSeen | { kind: 'unseen'; reason: string } {
  const [before, after] = [everyAccount(step.before), everyAccount(step.after)]
  if (before === 'unknown' || after === 'unknown') return { kind: 'unseen', reason: NO_OBSERVER }
  if (!step.session?.known) return { kind: 'unseen', reason: NO_PROBE }
  // A portal's session is one of the environment that the portal belongs to.
  const tells = step.session.place !== undefined && step.place !== null && step.channel !== 'portal'
  const isElsewhere = tells && step.session.place !== step.place?.id
  const who = isElsewhere ? null : step.session.signedInAs
  const made = madeIn(before, after)
  if (who === null)
    return made.length > 0 ? stray(`made ${made[0]?.email}, and ${whoIsIn(step)}`) : { kind: 'nothing', words: whoIsIn(step) }
  if (made.length > 0 && (step.session.unnamed || made.some((each) => fold(each.email) === fold(who))))
    return { kind: 'new', words: `a new account for ${made[0]?.email}` }
  if (step.session.unnamed) return { kind: 'unseen', reason: WHOSE }
  const is = after.find((each) => fold(each.email) === fold(who))
  const was = is && before.find((each) => isOne(each, is))
  if (made.length > 0 || !was) return stray(`signed in as ${fold(who)}${made.length > 0 ? `, and made ${made[0]?.email}` : ''}`)
  return { kind: 'account', account: was, words: `signed in to the account of ${was.email}` }
}

const stray = (words: string): OpenedSeen => ({ kind: 'stray', words })

/** Accounts without a record of before. One whose address was changed is known by its identifier. */
function madeIn(before: readonly AccountSeen[], after: readonly AccountSeen[]): AccountSeen[] {
  const left = [...before]
  const unpaired = after.filter((is) => {
    const at = left.findIndex((was) => isOne(was, is))
    if (at >= 0) left.splice(at, 1)
    return at < 0
  })
  // Without identifiers a changed address looks like one account less and one more.
  return unpaired.slice(left.length)
}

/** Two looks at one record: they share an address, or an identifier. */
function isOne(was: AccountSeen, is: AccountSeen): boolean {
  return fold(was.email) === fold(is.email) || (was.idpIds ?? []).some((each) => is.idpIds?.includes(each))
}
