import { z } from 'zod'
import { closedObject } from '../../files/closed-object.ts'

/** The SP learns the certificates that the IdP has now, in place of those it knew: it reads the metadata anew, or they are typed in. */
export const tellCertificates = closedObject({
  'tell-certificates': closedObject({
    at: z.string().optional().describe('Environment or workspace; default the first one of the surface'),
  }),
})
