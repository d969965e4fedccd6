import { z } from 'zod'
import { closedObject } from '../../files/closed-object.ts'
import { where } from './where.ts'

/** The SP's administrator invites a person to an environment or workspace; the SP may refuse. */
export const invite = closedObject({
  invite: closedObject({
    ...where,
    role: z.string().optional().describe('The role in a workspace; default the default one'),
    email: z.string().optional().describe("The address as the administrator types it; default the person's at the IdP"),
  }),
})
