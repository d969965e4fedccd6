import { personOf } from '../../case/world.ts'
import { EXAMPLE_OBSERVER } from '../../hints/examples.ts'
import { observe, observersOf } from '../../observe/observe.ts'
import type { Look } from '../../observe/observer.ts'
import type { AccountSeen } from '../../results.ts'
import { definePoint, type Finding, failed, ok, skipped } from '../finding.ts'

/** Each observer answers, and shows the person who has just signed in. */
export const observers = definePoint({
  id: 'observers',
  title: 'each observer sees the account',
  needs: ['session-probe'],
  beforeRuns: true,
  async examine({ target, world, signedIn }) {
    if (target.observe.length === 0)
      return skipped(
        'there is none; pages and sessions alone are judged by',
        'one observer shows the accounts themselves:',
        EXAMPLE_OBSERVER,
      )
    const look: Look = { target, variables: world.variables, admin: () => world.admin(), person: signedIn }
    const people = { known: personOf(world, undefined).email, unknown: personOf(world, 'grace').email }
    const findings: Finding[] = []
    for (const [index, observer] of observersOf(target.observe).entries()) {
      const { accounts, problems, partial } = await observe(observer, look)
      const where = `observe.${index} (${observer.name})`
      if (accounts === 'unknown')
        findings.push(failed(problems?.join('; ') ?? `${where}: it shows no accounts`, `correct ${where}`))
      else findings.push(shows(accounts, people, where, partial ?? false))
    }
    return findings.find((each) => each.state === 'failed') ?? ok(findings.map((each) => each.says).join('; '))
  },
})

const OBSERVABLES = [
  'displayName',
  'status',
  'authMethod',
  'idpIds',
  'groups',
  'role',
  'environments',
  'workspaces',
  'createdAt',
  'updatedAt',
] as const

/** @param people who has just signed in, and who never did */
function shows(
  accounts: readonly AccountSeen[],
  people: { known: string; unknown: string },
  where: string,
  partial: boolean,
): Finding {
  const email = people.known
  const of = (address: string) => accounts.find((each) => each.email.toLowerCase() === address.toLowerCase())
  const account = of(email)
  if (of(people.unknown))
    return failed(
      `${where}: it lists ${people.unknown}, who is at our IdP and never signed in: what it shows are not the SP's accounts`,
      `correct ${where}: it has to read the SP's own accounts, not the IdP's people, and not what it is asked for`,
    )
  if (!account) {
    const some = accounts.slice(0, 3).map((each) => `"${each.email}"`)
    const listed = accounts.length === 0 ? 'it lists nobody' : `it lists ${accounts.length}, among them ${some.join(', ')}`
    return failed(
      `${where}: ${email} has just signed in, and it does not show an account for that address; ${listed}`,
      `correct ${where}: the table, the list, the pointer or column of the address`,
      'or the SP signs people in without an account: then "--no-preflight" runs all the same and reports that',
    )
  }
  const [seen, unseen] = [
    OBSERVABLES.filter((key) => account[key] !== undefined),
    OBSERVABLES.filter((key) => account[key] === undefined),
  ]
  const word = partial ? 'shows the own account' : `lists ${accounts.length}`
  return ok(`${where} ${word}, with ${['email', ...seen].join(', ')}${unseen.length > 0 ? ` (not ${unseen.join(', ')})` : ''}`)
}
