import { z } from 'zod'
import { closedObject } from '../../files/closed-object.ts'
import { values } from '../values.ts'

/** The IdP's administrator changes what the IdP knows of a person. */
export const changeAtIdp = closedObject({
  'change-at-idp': closedObject({
    person: z.string().optional(),
    email: z.string().optional().describe('A new address, which is also the NameID'),
    assigned: z.literal(false).optional().describe('Takes the person away from the app'),
    leavesGroup: z.literal(true).optional().describe('Takes the person out of the group by which alone they have the app'),
    sends: values.optional(),
  }),
})
