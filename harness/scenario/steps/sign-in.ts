import { z } from 'zod'
import { closedObject } from '../../files/closed-object.ts'
import { where } from './where.ts'

/** A person signs in through the IdP. */
export const signIn = closedObject({
  'sign-in': closedObject({
    ...where,
    channel: z
      .enum(['go', 'portal'])
      .optional()
      .describe('Which front door of the end-user surface; default go, and portal at the place of the portal surface'),
    from: z
      .enum(['sp', 'idp', 'apps-page'])
      .optional()
      .describe(
        "Where the person starts: the SP's sign-in page, the address of the app's tile at the IdP, or the IdP's page of their apps, where they sign in and press the tile; default sp",
      ),
    until: z.enum(['idp', 'end']).optional().describe('idp: the person stops at the sign-in page of the IdP'),
    encrypted: z
      .literal(true)
      .optional()
      .describe("The Assertion is encrypted with the key of the SP's metadata, as the vendor does by default"),
    browser: z.enum(['new', 'same']).optional().describe('A fresh browser, or the one of the step before; default new'),
  }),
})
