import { z } from 'zod'
import { closedObject } from '../../files/closed-object.ts'
import { where } from './where.ts'

/** The SP's administrator changes an account by hand. */
export const changeAtSp = closedObject({
  'change-at-sp': closedObject({
    ...where,
    displayName: z.string().optional(),
    status: z.enum(['active', 'deactivated']).optional(),
    password: z.literal('own').optional().describe('Gives the account the password that the person types'),
    permissions: z.array(z.string()).optional(),
    groups: z.array(z.string()).optional(),
    roles: z.record(z.string(), z.string()).optional(),
  }),
})
