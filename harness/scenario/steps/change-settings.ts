import { z } from 'zod'
import { closedObject } from '../../files/closed-object.ts'

/** The SP's administrator changes how people sign in at an environment or workspace. */
export const changeSettings = closedObject({
  'change-settings': closedObject({
    at: z.string().optional().describe('Environment or workspace; default the first one of the surface'),
    jit: z.boolean().optional().describe('Whether unknown people get an account'),
    saml: z.boolean().optional().describe('Whether single sign-on is switched on; environments only'),
  }),
})
