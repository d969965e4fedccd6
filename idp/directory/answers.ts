import * as z from 'zod'
import { closed, httpUrl } from './parts.ts'

/** Where an SP tells what it made of a Response, `{id}` standing for its ID, and the token that it wants. */
export const answersSchema = closed({
  // Braces make it no URL for an editor that holds a file to the published schema.
  url: z
    .string()
    .max(2048)
    .refine(
      (value) => httpUrl.safeParse(value).success && value.includes('{id}'),
      'must be an http or https URL with {id} where the ID of the Response goes',
    ),
  token: z
    .string()
    .regex(/^[\x21-\x7e]{1,4096}$/, 'must be printable ASCII without blanks')
    .optional(),
})
