import { z } from 'zod'
import { closedObject } from '../../files/closed-object.ts'

/** Time passes. */
export const wait = closedObject({
  wait: closedObject({
    minutes: z
      .number()
      .positive()
      .max(60 * 24),
  }),
})
