import { z } from 'zod'
import { closedObject } from '../../files/closed-object.ts'
import { where } from './where.ts'

/** A person signs in several times at once. */
export const parallelSignIns = closedObject({
  'parallel-sign-ins': closedObject({
    ...where,
    also: z.string().optional().describe('A second environment or workspace, where every other one of the sign-ins goes'),
    count: z.int().min(2).max(50),
  }),
})
