import { z } from 'zod'
import { closedObject } from '../../files/closed-object.ts'

/** Makes what an SP does last when it creates an account fail, or work again. */
export const lateStep = closedObject({
  'late-step': closedObject({
    fails: z
      .boolean()
      .describe('Whether the last part of creating an account fails from now on, as when something behind it is down'),
  }),
})
