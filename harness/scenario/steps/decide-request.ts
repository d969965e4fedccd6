import { z } from 'zod'
import { closedObject } from '../../files/closed-object.ts'

/** An administrator decides a person's request for access. */
export const decideRequest = closedObject({
  'decide-request': closedObject({
    person: z.string().optional().describe('Whose request; default the first person'),
    collection: z.string(),
    decision: z.enum(['approve', 'reject']),
    administrator: z
      .string()
      .optional()
      .describe("A person who administers the first workspace, signs in there and decides on the SP's pages; default by a hook"),
  }),
})
