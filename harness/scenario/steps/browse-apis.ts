import { z } from 'zod'
import { closedObject } from '../../files/closed-object.ts'

/** A person looks at the page of the developer portal that offers API collections. */
export const browseApis = closedObject({ 'browse-apis': closedObject({ person: z.string().optional() }) })
