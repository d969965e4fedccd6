import { disagreement, inWords, isAlike } from '../observe/fill.ts'
import type { Observation } from '../observe/observer.ts'
import type { AccountSeen } from '../results.ts'
import type { CaseGiven } from './given.ts'

type Places = Pick<CaseGiven, 'environments' | 'workspaces'>

/**
 * Groups and role of an SP that has neither environments nor workspaces, put where checks look for them: in the one environment or
 * workspace that a scenario speaks of. What only a session or a page shows is put nowhere when there are several: it may be of any. Pure.
 */
export function inPlaces(seen: Observation, { environments, workspaces }: Places): Observation {
  if (seen.accounts === 'unknown') return seen
  const disagreements = [...(seen.disagreements ?? [])]
  const { grade = 'E1' } = seen
  const accounts = seen.accounts.map((account) => {
    const [environment, workspace] = [environments[0]?.name, workspaces[0]?.name]
    const mayPlace = (field: 'groups' | 'role', places: readonly unknown[]) =>
      account[field] !== undefined && (account.grades?.[field] === undefined || places.length === 1)
    const inEnvironment = environment !== undefined && mayPlace('groups', environments)
    const inWorkspace = workspace !== undefined && mayPlace('role', workspaces)
    const placed = inEnvironment ? withGroups(account, environment, grade, disagreements) : account
    return inWorkspace ? withRole(placed, workspace, grade, disagreements) : placed
  })
  return { ...seen, accounts, ...(disagreements.length > 0 ? { disagreements } : {}) }
}

function withGroups(account: AccountSeen, name: string, base: Grade, disagreements: string[]): AccountSeen {
  const { groups = [], environments } = account
  const own = environments?.[name]
  if (environments && (!own || !account.grades?.groups)) return account
  if (own?.groups) {
    compare('groups', account, { ...account, groups: own.groups }, base, disagreements)
    return account
  }
  const placed = { ...account, environments: { ...environments, [name]: { ...own, groups } } }
  return gradedAt(placed, 'groups', `environments.${name}.groups`)
}

function withRole(account: AccountSeen, name: string, base: Grade, disagreements: string[]): AccountSeen {
  const { role = '', workspaces } = account
  if (!workspaces) {
    const placed = { ...account, workspaces: { [name]: { roles: { role }, pending: false } } }
    return gradedAt(placed, 'role', `workspaces.${name}`)
  }
  const own = workspaces[name]?.roles.role
  if (own !== undefined) compare('role', account, { ...account, role: own }, base, disagreements)
  return account
}

type Grade = NonNullable<Observation['grade']>

/** What a session or a page shows beside the place that the better evidence shows it in. */
function compare(field: 'groups' | 'role', flat: AccountSeen, inPlace: AccountSeen, base: Grade, disagreements: string[]): void {
  const grade = flat.grades?.[field]
  if (grade === undefined || isAlike(field, flat, inPlace)) return
  disagreements.push(disagreement(field, flat.email, [grade, inWords(field, flat)], [base, inWords(field, inPlace)]))
}

/** A field that was put elsewhere has the evidence of where it comes from. */
function gradedAt(account: AccountSeen, from: string, to: string): AccountSeen {
  const grade = account.grades?.[from]
  return grade ? { ...account, grades: { ...account.grades, [to]: grade } } : account
}
