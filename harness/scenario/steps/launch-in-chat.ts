import { z } from 'zod'
import { closedObject } from '../../files/closed-object.ts'

/** A person opens the app inside the chat platform. */
export const launchInChat = closedObject({
  'launch-in-chat': closedObject({
    person: z.string().optional(),
    session: z.enum(['alive', 'ended']),
    until: z.enum(['idp', 'end']).optional().describe('idp: the person stops at the sign-in page of the IdP'),
  }),
})
