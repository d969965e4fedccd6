import { z } from 'zod'
import { closedObject } from '../../files/closed-object.ts'

/** An administrator of the SP connects the IdP. */
export const setUpProvider = closedObject({
  'set-up-provider': closedObject({
    at: z.string().optional().describe('Environment or workspace; default the first one of the surface'),
    by: z.enum(['metadata-url', 'typed']).describe("The IdP's metadata URL, or its data typed in"),
    name: z.string().optional().describe('What the entry is called; default Okta Prod'),
    jit: z.boolean().optional().describe('Whether unknown people get an account; default yes'),
    groupSync: z.boolean().optional().describe('Whether later sign-ins refresh groups; default no'),
    enforceFor: z
      .union([z.literal('all'), closedObject({ domains: z.array(z.string()).min(1) })])
      .optional()
      .describe('Who has to use single sign-on; default all'),
  }),
})
