import { z } from 'zod'
import { closedObject } from '../../files/closed-object.ts'

/** A person's program calls an API with the person's client. */
export const callApi = closedObject({ 'call-api': closedObject({ person: z.string().optional(), collection: z.string() }) })
