import { runHook } from '../../hooks/run-hook.ts'
import { completeSettings } from '../portal/given.ts'
import { attempt } from '../portal/in-portal.ts'
import { UnmetPrecondition } from '../unmet-precondition.ts'
import { defineStep } from './step.ts'

/** The SP's administrator saves the JIT user settings of the developer portal. */
export const changePortalSettingsStep = defineStep({
  kind: 'change-portal-settings',
  run: async (options, world, _browsers, frame) => {
    const hook = world.target.hooks.changePortalSettings
    if (!hook)
      throw new UnmetPrecondition('the target has no hook changePortalSettings, so the JIT user settings cannot be saved')
    const settings = completeSettings(options)
    await frame(async () => {
      const variables = { ...world.variables, ...settings, settings }
      const { outcome, why } = await attempt(() => runHook(hook, { ...world, variables }, 'hooks.changePortalSettings'))
      const { method, policy, groups } = settings
      const list = `method ${method}, ${policy === null ? 'no policy' : `policy ${policy}`}, ${groups.length > 0 ? `groups ${groups.join(', ')}` : 'no groups'}`
      return {
        sentence: `The SP's administrator saves the JIT user settings (${list}): ${outcome}`,
        details: { outcome, why, settings: JSON.stringify(settings) },
      }
    })
  },
})
