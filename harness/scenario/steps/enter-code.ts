import { z } from 'zod'
import { closedObject } from '../../files/closed-object.ts'

/** The person of the last sign-in types a mailed code, or opens a mailed link. */
export const enterCode = closedObject({
  'enter-code': closedObject({
    code: z.enum(['right', 'wrong', 'expired', 'foreign']),
    times: z.int().min(1).max(10).optional().describe('How often it is typed, as long as there is a field for it; default once'),
  }),
})
