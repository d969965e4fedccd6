import { UsageError, wordsOf } from '../../errors.ts'
import { runHook } from '../../hooks/run-hook.ts'
import { walk } from '../../pages/walk.ts'
import { portalOf } from '../portal/in-portal.ts'
import { proveMailbox } from '../prove-mailbox.ts'
import { personVariables, signIn } from '../sign-in.ts'
import { UnmetPrecondition } from '../unmet-precondition.ts'
import { type CaseWorld, personOf, placeOf } from '../world.ts'
import { defineStep, type OptionsOf } from './step.ts'

type Options = OptionsOf<'decide-request'>

/** An administrator decides a person's request for access: by a hook, or on the SP's pages. */
export const decideRequestStep = defineStep({
  kind: 'decide-request',
  run: async (options, world, _browsers, frame) => {
    const person = personOf(world, options.person)
    const { collection, decision } = options
    const variables = { ...world.variables, ...personVariables(person), collection, decision }
    const decide =
      options.administrator === undefined ? byHook(world, variables) : onPages(world, options.administrator, decision, variables)
    await frame(async () => {
      await decide().catch((error: unknown) => {
        if (error instanceof UsageError || error instanceof UnmetPrecondition) throw error
        throw new UnmetPrecondition(`the request could not be decided: ${wordsOf(error)}`)
      })
      const who =
        options.administrator === undefined ? "The SP's administrator" : personOf(world, options.administrator).firstName
      return {
        sentence: `${who} ${words[decision]} ${person.firstName}'s request for ${collection}`,
        person,
        details: { collection, decision },
      }
    })
  },
})

const words: Record<Options['decision'], string> = { approve: 'approves', reject: 'rejects' }

function byHook(world: CaseWorld, variables: CaseWorld['variables']): () => Promise<unknown> {
  const hook = world.target.hooks.decideRequest
  if (!hook) throw new UnmetPrecondition('the target has no hook decideRequest, so no request can be decided')
  return () => runHook(hook, { ...world, variables }, 'hooks.decideRequest')
}

/** In the administrator's own browser, so that the person's stays where it is. */
function onPages(
  world: CaseWorld,
  administrator: string,
  decision: Options['decision'],
  variables: CaseWorld['variables'],
): () => Promise<unknown> {
  const steps = portalOf(world)[decision]
  if (!steps) throw new UnmetPrecondition(`the target does not say how an administrator decides (portal.${decision})`)
  const workspace = world.given.workspaces[0]
  if (!workspace) throw new Error('decide-request: an administrator needs a workspace (given.workspaces)')
  return async () => {
    const driver = await world.admin()
    const boss = personOf(world, administrator)
    await signIn(driver, placeOf(world, workspace.name).signIn, boss, world)
    await proveMailbox(driver, world, boss.email)
    await walk(driver, steps, variables, `portal.${decision}`)
  }
}
