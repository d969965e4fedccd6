import { runHook } from '../hooks/run-hook.ts'
import { personVariables } from './sign-in.ts'
import type { CaseWorld } from './world.ts'

/**
 * Takes the case's people away again: from a tenant that cases share, and from the SP where a hook can do that. Best effort: a case is
 * judged by then, and people of other cases have other addresses.
 */
export async function cleanUp(world: CaseWorld): Promise<void> {
  const { target, people, parties, profile, idp, tenant, instrument } = world
  if (instrument) return instrument.consumer.close()
  const { removeAccount } = target.hooks
  for (const person of people.values()) {
    const variables = { ...world.variables, ...personVariables(person) }
    if (removeAccount)
      await runHook(removeAccount, { target, variables, admin: () => world.admin() }, 'hooks.removeAccount').catch(
        () => undefined,
      )
    if (parties.sharedTenants[profile.id]) await idp.removePerson(tenant.id, person.idpKey).catch(() => undefined)
  }
}
