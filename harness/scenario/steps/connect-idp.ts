import { z } from 'zod'
import { closedObject } from '../../files/closed-object.ts'

/** The SP's administrator connects another IdP in place of the one that was there. */
export const connectIdp = closedObject({
  'connect-idp': closedObject({
    at: z.string().optional().describe('Environment or workspace; default the first one of the surface'),
    idp: z.enum(['first', 'second']).describe('Which IdP of the case people sign in by from now on'),
  }),
})
