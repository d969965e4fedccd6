import type { Observation } from '../observe/observer.ts'
import type { AccountSeen } from '../results.ts'
import type { SessionSeen } from './case-run.ts'
import type { CaseGiven } from './given.ts'

/** Accounts by lower-cased address, as sessions and profile pages showed them last; of one that our own hook made, the address. */
export type KnownAccounts = Map<string, AccountSeen>

/**
 * Remembers what a session and a profile page show of the person's own account, in place of what they showed earlier: a field that they
 * no longer show is not known any more.
 * @returns the addresses of the accounts that were shown, in lower case
 */
export function remember(known: KnownAccounts, session: SessionSeen | undefined, seen: Observation): string[] {
  const own = seen.accounts === 'unknown' || !seen.partial ? [] : seen.accounts
  const asked = session?.signedInAs?.includes('@') ? [session.account ?? { email: session.signedInAs }] : []
  const shown: KnownAccounts = new Map()
  for (const each of [...asked, ...own]) {
    const key = each.email.toLowerCase()
    shown.set(key, { ...shown.get(key), ...each })
  }
  for (const [key, each] of shown) known.set(key, each)
  return [...shown.keys()]
}

/**
 * What can be said where no observer lists accounts: those that have shown themselves, and no word on how many there are.
 * @param shown the addresses of those that showed themselves now
 */
export function withKnown(seen: Observation, known: KnownAccounts, shown: readonly string[] = []): Observation {
  if (seen.accounts !== 'unknown' && !seen.partial) return seen
  return { ...seen, accounts: [...known.values()], grade: seen.grade ?? 'E2', partial: true, shown }
}

/**
 * Groups and role of an SP that has neither environments nor workspaces, put where checks look for them: in the one environment or
 * workspace that a scenario speaks of.
 */
export function inPlaces(seen: Observation, given: Pick<CaseGiven, 'environments' | 'workspaces'>): Observation {
  if (seen.accounts === 'unknown') return seen
  return { ...seen, accounts: seen.accounts.map((each) => placed(each, given)) }
}

function placed(account: AccountSeen, { environments, workspaces }: Pick<CaseGiven, 'environments' | 'workspaces'>): AccountSeen {
  const { groups, role } = account
  const [environment, workspace] = [environments[0]?.name, workspaces[0]?.name]
  return {
    ...account,
    ...(groups && environment && !account.environments ? { environments: { [environment]: { groups } } } : {}),
    ...(role !== undefined && workspace && !account.workspaces
      ? { workspaces: { [workspace]: { roles: { role }, pending: false } } }
      : {}),
  }
}
