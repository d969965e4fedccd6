import { z } from 'zod'
import { closedObject } from '../../files/closed-object.ts'

/** A person asks in the developer portal for access to an API collection. */
export const requestAccess = closedObject({
  'request-access': closedObject({ person: z.string().optional(), collection: z.string() }),
})
