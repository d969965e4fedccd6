import { z } from 'zod'
import { closedObject } from '../files/closed-object.ts'
import { clientMethods } from '../target/schema/portal.ts'

/** JIT user settings of a developer portal, in neutral words. */
export const portalSettings = closedObject({
  method: z.enum(clientMethods).describe('How API clients sign in that JIT provisioning makes'),
  policy: z.string().nullable().optional().describe('The usage policy of new clients; default none'),
  groups: z.array(z.string()).optional().describe('Groups that new clients are put into; default none'),
})

/** What the developer portal has before. */
export const portalGiven = closedObject({
  collections: z.array(z.string()).min(1).optional().describe('API collections on offer; default orders and billing'),
  policies: z.array(z.string()).optional().describe('Usage policies that exist; default none'),
  settings: z
    .union([z.literal('unsaved'), portalSettings])
    .optional()
    .describe('The JIT user settings; default the method api-key, no policy, no groups'),
})
export type PortalGivenFile = z.output<typeof portalGiven>
