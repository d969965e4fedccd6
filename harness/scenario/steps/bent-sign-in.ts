import { z } from 'zod'
import { closedObject } from '../../files/closed-object.ts'
import { where } from './where.ts'

/** A person signs in with a bent message; its unbent twin is sent first. */
export const bentSignIn = closedObject({
  'bent-sign-in': closedObject({
    ...where,
    mutation: z.string().describe('How the Response is bent; its unbent twin is sent first'),
    encrypted: z
      .literal(true)
      .optional()
      .describe("The Assertions of both are encrypted with the key of the SP's metadata, as the vendor does by default"),
    by: z
      .enum(['sign-in', 'resend'])
      .optional()
      .describe(
        "How it gets to the SP: in a new sign-in, or the form that the twin's sign-in ended with is posted once more, as Back or a thief would; default sign-in",
      ),
    twin: z
      .enum(['other-person', 'same-person'])
      .optional()
      .describe('Who signs in with the unbent message; default another person'),
    browser: z
      .enum(['new', 'same', 'still-signed-in'])
      .optional()
      .describe(
        "Where the bent message arrives: a fresh browser, or the twin's after signing out or still signed in; default new",
      ),
  }),
})
