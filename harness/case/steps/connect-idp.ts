import { runHook } from '../../hooks/run-hook.ts'
import { idpVariables } from '../tenant.ts'
import { UnmetPrecondition } from '../unmet-precondition.ts'
import { placeOf } from '../world.ts'
import { defineStep } from './step.ts'

/** The SP's administrator connects another IdP at an environment or workspace, as after a change of vendor. */
export const connectIdpStep = defineStep({
  kind: 'connect-idp',
  run: async (options, world, _browsers, frame) => {
    const hook = world.target.hooks.configureIdp
    const idp = options.idp === 'second' ? world.second : world.tenant
    if (!hook || !idp) throw new UnmetPrecondition('the target has no hook configureIdp, so no second IdP can be connected')
    const place = placeOf(world, options.at)
    await frame(async () => {
      const variables = { ...world.variables, ...idpVariables(idp, place) }
      await runHook(hook, { target: world.target, variables, admin: () => world.admin() }, 'hooks.configureIdp')
      return { sentence: `The SP's administrator connects the ${options.idp} IdP at ${place.name}`, place }
    })
  },
})
