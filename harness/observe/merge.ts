import { filled } from './fill.ts'
import type { Observation } from './observer.ts'

/**
 * Several observers' answers as one: whoever lists all accounts with the best evidence says which there are; what others show of the
 * same accounts fills what that one leaves open. Pure.
 */
export function mergeObservations(seen: readonly Observation[]): Observation {
  const byGrade = [...seen].sort((one, other) => (one.grade ?? 'E9').localeCompare(other.grade ?? 'E9'))
  const lists = byGrade.filter((each) => each.accounts !== 'unknown')
  const whole = lists.find((each) => !each.partial) ?? lists[0]
  const problems = seen.flatMap((each) => each.problems ?? [])
  const sights = lists
    .filter((each) => each !== whole)
    .flatMap(({ accounts, grade = 'E4' }) => (accounts === 'unknown' ? [] : accounts.map((account) => ({ account, grade }))))
  const { accounts, disagreements } = whole ? filled(whole, sights) : { accounts: 'unknown' as const }
  return {
    accounts,
    audit: byGrade.map((each) => each.audit).find((each) => each !== 'unknown') ?? 'unknown',
    ...(whole?.grade ? { grade: whole.grade } : {}),
    ...(whole?.partial ? { partial: true } : {}),
    ...(problems.length > 0 ? { problems } : {}),
    ...(disagreements ? { disagreements } : {}),
  }
}
