import { z } from 'zod'
import { closedObject } from '../../files/closed-object.ts'
import { clientMethods } from '../../target/schema/portal.ts'

/** The SP's administrator tries to change how a person's API client signs in. */
export const changeClient = closedObject({
  'change-client': closedObject({ person: z.string().optional(), method: z.enum(clientMethods) }),
})
