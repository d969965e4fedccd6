import { z } from 'zod'
import { closedObject } from '../../files/closed-object.ts'
import { pageSteps } from '../../target/schema/steps.ts'
import { values } from '../values.ts'

/** The IdP's administrator does something on its pages. */
export const atIdp = closedObject({
  'at-idp': closedObject({
    does: z.string().min(8).describe('What the administrator does, as the rest of a sentence'),
    person: z.string().optional().describe('Whose data the steps change; default the first person'),
    steps: pageSteps.describe(
      "The clicks, in the vendor's words, from the tenant page on; {acsUrl}, {entityId}, {expression.role}, {email}, {firstName}, {lastName}, {displayName}, {password}",
    ),
    makes: closedObject({ verified: z.boolean().optional(), assigned: z.boolean().optional(), sends: values.optional() })
      .optional()
      .describe('What is so of the person from then on'),
    copies: closedObject({
      metadataUrl: z.string().optional(),
      ssoUrl: z.string().optional(),
      entityId: z.string().optional(),
      certificate: z.string().optional(),
    })
      .optional()
      .describe('What is copied from the last page for the service: the words that stand beside it'),
  }),
})
