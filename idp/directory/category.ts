import * as z from 'zod'
import { attributeName, closed, name, text } from './parts.ts'

/** Custom attributes of people as Google's console orders them. Values are kept by the names of fields alone. */
export const categorySchema = closed({
  name,
  description: text.optional(),
  /** `list`: several values may be held. */
  fields: z.array(closed({ name: attributeName, list: z.boolean().optional() })).max(500),
})
export type Category = z.infer<typeof categorySchema>
