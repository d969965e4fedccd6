import { setDomains } from '../settled.ts'
import { defineStep } from './step.ts'

/** The SP's administrator says which domains are verified or admitted. Nobody signs in. */
export const setDomainsStep = defineStep({
  kind: 'set-domains',
  run: async (options, world, _browsers, frame) => {
    await frame(async () => {
      const settled = await setDomains(world, options)
      const list = (names: string[] = []) => names.join(', ') || 'none'
      const words = `verified: ${list(settled.domains?.verified)}; admitted: ${list(settled.domains?.allowed)}`
      return { sentence: `The SP's administrator sets the domains, ${words}`, settled }
    })
  },
})
