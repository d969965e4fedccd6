import { personVariables } from '../../case/sign-in.ts'
import { personOf } from '../../case/world.ts'
import { EXAMPLE_SEED } from '../../hints/examples.ts'
import { runHook } from '../../hooks/run-hook.ts'
import { definePoint, type Examination, failed, ok, skipped } from '../finding.ts'

/** An account that a hook makes is seen, and seen no more after the hook that removes it. */
export const seedRoundTrip = definePoint({
  id: 'seed-round-trip',
  title: 'accounts can be made beforehand and cleaned up',
  needs: ['observers'],
  beforeRuns: false,
  async examine(examination) {
    const { target, world } = examination
    const { seedAccount, removeAccount } = target.hooks
    const person = personOf(world, 'grace')
    const account = { email: person.email, displayName: person.displayName }
    const context = {
      target,
      admin: () => world.admin(),
      variables: { ...world.variables, ...personVariables(person), ...account, account },
    }
    if (!seedAccount)
      return skipped('no hook seedAccount; cases with an account that was made by hand stay unverified', EXAMPLE_SEED)
    await runHook(seedAccount, context, 'hooks.seedAccount')
    const made = await isListed(examination, person.email)
    if (made === false) return failed(`hooks.seedAccount made an account for ${person.email}, and no observer shows it`)
    if (!removeAccount && target.isolation === 'organisation') return ok('an account was made in an organisation of its own')
    if (!removeAccount)
      return skipped('an account was made; no hook removeAccount, so what a run makes stays in the SP', EXAMPLE_SEED)
    await runHook(removeAccount, context, 'hooks.removeAccount')
    if ((await isListed(examination, person.email)) === true)
      return failed(`hooks.removeAccount was run for ${person.email}, and the account is still there`)
    return ok(made === null ? 'made and removed; no observer can show it' : 'made, seen, removed, and seen no more')
  },
})

async function isListed({ world }: Examination, email: string): Promise<boolean | null> {
  const { accounts, partial } = await world.observe(null)
  if (accounts === 'unknown' || partial) return null
  return accounts.some((each) => each.email.toLowerCase() === email.toLowerCase())
}
