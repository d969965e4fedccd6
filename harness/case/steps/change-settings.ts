import { UsageError, wordsOf } from '../../errors.ts'
import { runHook } from '../../hooks/run-hook.ts'
import { UnmetPrecondition } from '../unmet-precondition.ts'
import { placeOf } from '../world.ts'
import { defineStep } from './step.ts'

/** The SP's administrator switches something at an environment or workspace. Nobody signs in. */
export const changeSettingsStep = defineStep({
  kind: 'change-settings',
  run: async (options, world, _browsers, frame) => {
    const { at, jit, saml } = options
    const hook = world.target.hooks.changeSettings
    if (!hook) throw new UnmetPrecondition('the target has no hook changeSettings, so nothing can be switched there')
    const place = placeOf(world, at)
    const isEnvironment = world.given.environments.some((each) => each.name === place.name)
    const changed = { name: place.name, jit, ...(isEnvironment ? { samlEnabled: saml } : {}) }
    const settings = isEnvironment ? { environments: [changed] } : { workspaces: [changed] }
    await frame(async () => {
      await runHook(
        hook,
        { ...world, variables: { ...world.variables, place: place.id, settings } },
        'hooks.changeSettings',
      ).catch((error: unknown) => {
        if (error instanceof UsageError) throw error
        throw new UnmetPrecondition(`the settings could not be changed: ${wordsOf(error)}`)
      })
      const words = Object.entries({ jit, saml }).flatMap(([key, value]) =>
        value === undefined ? [] : [`${key.toUpperCase()} is switched ${value ? 'on' : 'off'}`],
      )
      return { sentence: `The SP's administrator changes ${place.name}: ${words.join(', ')}`, place, settings: changed }
    })
  },
})
