import { spSurface } from '../../case/places.ts'
import { personOf } from '../../case/world.ts'
import { EXAMPLE_OBSERVER } from '../../hints/examples.ts'
import { observe, observersOf } from '../../observe/observe.ts'
import type { Look } from '../../observe/observer.ts'
import type { Sought } from '../../observe/sought.ts'
import type { AccountSeen } from '../../results.ts'
import { placeInFile, withPlace } from '../../target/place-in-file.ts'
import { definePoint, type Finding, failed, ok, skipped } from '../finding.ts'
import { keysFinding, together } from '../key-findings.ts'
import { nameSent } from '../name-sent.ts'

/** Each observer answers, shows the person who has just signed in, and finds what its keys say that it finds. */
export const observers = definePoint({
  id: 'observers',
  title: 'each observer sees the account',
  needs: ['session-probe'],
  beforeRuns: true,
  async examine(examination) {
    const { target, world, signedIn } = examination
    if (target.observe.length === 0)
      return skipped(
        'there is none; pages and sessions alone are judged by',
        'one observer shows the accounts themselves:',
        EXAMPLE_OBSERVER,
      )
    const look: Look = { target, variables: world.variables, admin: () => world.admin(), person: signedIn }
    const people = { known: personOf(world, undefined).email, unknown: personOf(world, 'grace').email }
    const known = { email: people.known, displayName: nameSent(examination), surface: spSurface(world) }
    const findings: Finding[] = []
    for (const [index, observer] of observersOf(target.observe).entries()) {
      const { accounts, problems = [], partial } = await observe(observer, look)
      const where = `observe.${index} (${observer.name})`
      if (accounts === 'unknown') {
        findings.push(failed(withPlace(target, withoutName(problems) || `${where}: it shows no accounts`), `correct ${where}`))
        continue
      }
      const shown = shows(accounts, people, `${placeInFile(target, observer.where)} (${observer.name})`, partial ?? false)
      const keys = keysFinding(
        target,
        [...(await observer.seek(look, known)), ...problems.map(inDoubt)],
        `${where} ${shown.says}`,
      )
      findings.push(shown.state === 'failed' && keys.state !== 'failed' ? shown : keys)
    }
    return together(findings)
  },
})

/** What an observer could not see begins with who could not; here its place in the file says that. */
function withoutName(problems: readonly string[]): string {
  return problems.map((each) => each.replace(/^the observer \S+ gave no answer: /, '')).join('; ')
}

/** What an observer that answered could not be sure of. */
function inDoubt(problem: string): Sought {
  const [key = '', ...words] = problem.split(': ')
  return { key, says: words.join(': '), state: 'unseen', always: false, meant: null }
}

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

/** @param people who has just signed in, and who never did @param where the observer's place in the file */
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
      `correct that: it has to read the SP's own accounts, not the IdP's people, and not what it is asked for`,
    )
  if (!account) {
    const some = accounts.slice(0, 3).map((each) => `"${each.email}"`)
    const listed = accounts.length === 0 ? 'it lists nobody' : `it lists ${accounts.length}, among them ${some.join(', ')}`
    return failed(
      `${where}: ${email} has just signed in, and it does not show an account for that address; ${listed}`,
      'correct that: the table, the list, the pointer or column of the address',
      'or the SP signs people in without an account: then "--no-preflight" runs all the same and reports that',
    )
  }
  const [seen, unseen] = [
    OBSERVABLES.filter((key) => account[key] !== undefined),
    OBSERVABLES.filter((key) => account[key] === undefined),
  ]
  const word = partial ? 'shows the own account' : `lists ${accounts.length}`
  return ok(`${word}, with ${['email', ...seen].join(', ')}${unseen.length > 0 ? ` (not ${unseen.join(', ')})` : ''}`)
}
