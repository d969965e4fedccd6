import { setSeats } from '../settled.ts'
import { defineStep } from './step.ts'

/** The SP's administrator sets how many people there may be. Nobody signs in. */
export const setSeatsStep = defineStep({
  kind: 'set-seats',
  run: async ({ limit }, world, _browsers, frame) => {
    await frame(async () => {
      const settled = await setSeats(world, limit)
      return { sentence: `The SP's administrator sets the number of seats to ${limit}`, settled }
    })
  },
})
