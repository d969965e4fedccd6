import type { AccountSeen } from '../results.ts'
import { all, defineCheck, notVerified, satisfied, violated } from './check.ts'
import { accountOf, listed, NO_ACCOUNT } from './seen.ts'

/** After a switch the page says the role of the workspace that is active now, not the one of before. */
export const roleOfActiveWorkspace = defineCheck({
  id: 'role-of-active-workspace',
  title: 'After a switch the role is that of the workspace',
  evidence: 'E4',
  evaluate({ steps }) {
    const outcomes = steps
      .filter((step) => step.kind === 'switch-to')
      .map(({ person, place, after, landing }) => {
        const account = person ? accountOf(person, after) : null
        if (account === null || account === 'unknown' || !place || !landing) return notVerified(NO_ACCOUNT)
        const own = rolesIn(account, place.name)
        const others = Object.keys(account.workspaces ?? {}).flatMap((name) => rolesIn(account, name))
        if (own.length === 0 || others.every((role) => own.includes(role)))
          return notVerified('the roles of the workspaces do not differ')
        const named = [...new Set(others)].filter((role) => new RegExp(`\\b${role.replace(/\W/g, '\\$&')}\\b`).test(landing.text))
        if (named.length === 0) return notVerified('the page names no role')
        const expected = `${listed(own)} in ${place.name}`
        return own.every((role) => named.includes(role))
          ? satisfied(expected)
          : violated(expected, `the page of ${place.name} says ${listed(named)}`)
      })
    return all(outcomes, 'nobody switched')
  },
})

function rolesIn(account: AccountSeen, workspace: string): string[] {
  return [...new Set(Object.values(account.workspaces?.[workspace]?.roles ?? {}))]
}
