import type { AccountSeen, CaseResult } from '../results.ts'
import type { Capability } from '../target/schema/capabilities.ts'

/** What shows that an SP has something: what was seen, in words that follow "but". */
export type Signs = ReadonlyMap<Capability, string>

type OfAccount = (account: AccountSeen) => string[]

/**
 * What of an account shows that the SP has this. An empty list or text shows nothing; nor do the environment and the workspace in which the
 * harness itself has put groups and a role that stand in none (in-places.ts).
 */
const accountSigns: readonly [Capability, string, OfAccount][] = [
  ['groups', 'the groups', (account) => [...(account.groups ?? []), ...inEnvironments(account, 'groups')]],
  ['permissions', 'the permissions', (account) => inEnvironments(account, 'permissions')],
  ['environments', 'the environments', (account) => (account.groups ? [] : Object.keys(account.environments ?? {}))],
  ['workspaces', 'the workspaces', (account) => (account.role === undefined ? Object.keys(account.workspaces ?? {}) : [])],
  ['roles', 'the roles', (account) => [account.role ?? '', ...rolesInWorkspaces(account)]],
  ['status', 'the status', (account) => [account.status ?? '']],
  ['password', 'the sign-in method', (account) => (/password/i.test(account.authMethod ?? '') ? [account.authMethod ?? ''] : [])],
  ['portal', 'API clients', (account) => (account.apiClients ?? []).map((each) => each.method ?? 'one')],
]

/** The capabilities that an account shows. Pure. */
export function signsOfAccount(account: AccountSeen): Signs {
  const shown = accountSigns.map(([capability, what, valuesOf]) => {
    const values = [...new Set(valuesOf(account).filter((each) => each.trim() !== ''))]
    return [capability, values.length === 0 ? null : `the account of ${account.email} shows ${what} ${quoted(values)}`] as const
  })
  return new Map(shown.flatMap(([capability, says]) => (says === null ? [] : [[capability, says]])))
}

/** The capabilities that the cases of a run have shown, each by its first sign. What was seen of our own IdP says nothing of an SP. Pure. */
export function signsOfCases(cases: readonly Pick<CaseResult, 'surface' | 'steps'>[]): Signs {
  const signs = new Map<Capability, string>()
  const note = (capability: Capability, says: string) => void (signs.has(capability) || signs.set(capability, says))
  for (const step of cases.filter((each) => each.surface !== 'idp').flatMap((each) => each.steps)) {
    for (const account of step.accounts.after === 'unknown' ? [] : step.accounts.after)
      for (const [capability, says] of signsOfAccount(account)) note(capability, says)
    const [entry] = step.audit
    if (entry) note('audit', `its log says "${entry.event}"`)
    const [mail] = step.mails
    if (mail) note('mail', `it sent "${mail.subject}" to ${mail.to}`)
  }
  return signs
}

function inEnvironments(account: AccountSeen, what: 'groups' | 'permissions'): string[] {
  return Object.values(account.environments ?? {}).flatMap((each) => each[what] ?? [])
}

function rolesInWorkspaces(account: AccountSeen): string[] {
  return Object.values(account.workspaces ?? {}).flatMap((each) => Object.values(each.roles))
}

const MOST_VALUES = 3

function quoted(values: readonly string[]): string {
  const some = values.slice(0, MOST_VALUES).map((each) => `"${each}"`)
  return `${some.join(', ')}${values.length > MOST_VALUES ? ', …' : ''}`
}
