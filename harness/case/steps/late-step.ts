import { UsageError, wordsOf } from '../../errors.ts'
import { runHook } from '../../hooks/run-hook.ts'
import { UnmetPrecondition } from '../unmet-precondition.ts'
import { defineStep } from './step.ts'

/** Something that the SP needs at the end of creating an account breaks, or is mended. Nobody signs in. */
export const lateStepStep = defineStep({
  kind: 'late-step',
  run: async ({ fails }, world, _browsers, frame) => {
    const hook = world.target.hooks.failLateStep
    if (!hook)
      throw new UnmetPrecondition('the target has no hook failLateStep, so no part of creating an account can be made to fail')
    await frame(async () => {
      await runHook(hook, { ...world, variables: { ...world.variables, fails } }, 'hooks.failLateStep').catch(
        (error: unknown) => {
          if (error instanceof UsageError) throw error
          throw new UnmetPrecondition(`the late step could not be made to fail: ${wordsOf(error)}`)
        },
      )
      const words = fails ? 'fails from now on' : 'works again'
      return {
        sentence: `What the SP does last when it creates an account ${words}`,
        details: { lateStep: fails ? 'fails' : 'works' },
      }
    })
  },
})
