import { moveClock } from '../move-clock.ts'
import { defineStep } from './step.ts'

/** Time passes for everybody in the case: IdP, SP and chat platform. */
export const waitStep = defineStep({
  kind: 'wait',
  run: async (options, world, _browsers, frame) => {
    await frame(async () => {
      await moveClock(world, options.minutes * 60)
      return { sentence: `${options.minutes} minutes pass` }
    })
  },
})
