import { personVariables } from '../../case/sign-in.ts'
import { personOf } from '../../case/world.ts'
import { runHook } from '../../hooks/run-hook.ts'
import { definePoint, failed, ok, skipped } from '../finding.ts'

/** Whom the positive control left at the SP can be taken away again. */
export const cleanUp = definePoint({
  id: 'clean-up',
  title: 'what the examination left is cleaned up',
  needs: ['control-sign-in'],
  beforeRuns: true,
  async examine({ target, world }) {
    const { removeAccount } = target.hooks
    const person = personOf(world, undefined)
    if (target.isolation === 'organisation') return ok('each case has an organisation of its own, so nobody meets what is left')
    if (!removeAccount) return skipped(`no hook removeAccount, so the account of ${person.email} stays in the SP`)
    const variables = { ...world.variables, ...personVariables(person) }
    await runHook(removeAccount, { target, variables, admin: () => world.admin() }, 'hooks.removeAccount')
    const { accounts, partial } = await world.observe(null)
    if (accounts === 'unknown' || partial) return ok('hooks.removeAccount was run')
    const left = accounts.some((each) => each.email.toLowerCase() === person.email.toLowerCase())
    return left
      ? failed(`hooks.removeAccount was run for ${person.email}, and the account is still there`)
      : ok(`the account of ${person.email} is gone`)
  },
})
