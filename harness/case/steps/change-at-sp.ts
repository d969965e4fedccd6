import { UsageError, wordsOf } from '../../errors.ts'
import { runHook } from '../../hooks/run-hook.ts'
import { forget } from '../known-accounts.ts'
import { UnmetPrecondition } from '../unmet-precondition.ts'
import { type CaseWorld, personOf, placeOf } from '../world.ts'
import { defineStep } from './step.ts'

/** The SP's administrator changes an account by hand. */
export const changeAtSpStep = defineStep({
  kind: 'change-at-sp',
  run: async (options, world, _browsers, frame) => {
    const { person: name, at, ...fields } = options
    const { changeAccount, deactivateAccount } = world.target.hooks
    const onlyDeactivates = fields.status === 'deactivated' && Object.keys(fields).length === 1
    const [hook, where] = changeAccount
      ? [changeAccount, 'hooks.changeAccount']
      : [onlyDeactivates ? deactivateAccount : undefined, 'hooks.deactivateAccount']
    if (!hook)
      throw new UnmetPrecondition(
        onlyDeactivates
          ? 'the target has no hook deactivateAccount, so no account can be taken out of use'
          : 'the target has no hook changeAccount, so nothing can be changed by hand there',
      )
    const person = personOf(world, name)
    const place = placeOf(world, at)
    await frame(async () => {
      const change = { ...changeFor(world, place.name, fields), ...(fields.password ? { password: person.password } : {}) }
      await runHook(
        hook,
        { ...world, variables: { ...world.variables, email: person.email, place: place.id, change } },
        where,
      ).catch((error: unknown) => {
        if (error instanceof UsageError) throw error
        throw new UnmetPrecondition(`the account could not be changed by hand: ${wordsOf(error)}`)
      })
      forget(world.known, person.email)
      const list = Object.entries(fields)
        .map(([key, value]) => `${key} = ${JSON.stringify(value)}`)
        .join(', ')
      return {
        sentence: `The SP's administrator changes ${person.firstName}'s account at ${place.name}: ${list}`,
        person,
        place,
        details: { changes: Object.keys(fields).join(', ') },
        ...(fields.permissions ? { permissions: fields.permissions } : {}),
      }
    })
  },
})

interface Fields {
  displayName?: string | undefined
  status?: string | undefined
  permissions?: string[] | undefined
  groups?: string[] | undefined
  roles?: Record<string, string> | undefined
}

/** What is changed, in the shape of an account: rights stand below the environment or workspace they hold in. */
function changeFor(
  world: CaseWorld,
  place: string,
  { displayName, status, permissions, groups, roles }: Fields,
): Record<string, unknown> {
  const inWorkspace = world.surface === 'workspace' && roles !== undefined
  const inEnvironment = permissions !== undefined || groups !== undefined
  return {
    displayName,
    status,
    ...(inWorkspace ? { workspaces: [{ name: place, roles }] } : {}),
    ...(inEnvironment
      ? {
          environments: [
            { name: world.surface === 'chat' ? (world.given.environments[0]?.name ?? place) : place, permissions, groups },
          ],
        }
      : {}),
  }
}
