import type { AccountSeen } from '../results.ts'
import type { Observation } from './observer.ts'

/**
 * Several observers' answers as one: whoever lists all accounts with the best evidence says which there are; what others show of the
 * same accounts fills what that one leaves open, and never overrules it. Pure.
 */
export function mergeObservations(seen: readonly Observation[]): Observation {
  const byGrade = [...seen].sort((one, other) => (one.grade ?? 'E9').localeCompare(other.grade ?? 'E9'))
  const lists = byGrade.filter((each) => each.accounts !== 'unknown')
  const whole = lists.find((each) => !each.partial) ?? lists[0]
  const others = lists.filter((each) => each !== whole).flatMap((each) => (each.accounts === 'unknown' ? [] : each.accounts))
  const problems = seen.flatMap((each) => each.problems ?? [])
  return {
    accounts: !whole || whole.accounts === 'unknown' ? 'unknown' : whole.accounts.map((each) => completed(each, others)),
    audit: byGrade.map((each) => each.audit).find((each) => each !== 'unknown') ?? 'unknown',
    ...(whole?.grade ? { grade: whole.grade } : {}),
    ...(whole?.partial ? { partial: true } : {}),
    ...(problems.length > 0 ? { problems } : {}),
  }
}

/** The account with the fields that only others show, from the first who shows each. */
function completed(account: AccountSeen, others: readonly AccountSeen[]): AccountSeen {
  const same = others.filter((each) => each.email.toLowerCase() === account.email.toLowerCase())
  return Object.assign({}, ...same.reverse(), account) as AccountSeen
}
