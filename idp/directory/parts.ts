import * as z from 'zod'
import { didYouMean } from './nearest.ts'

/** What the data of a tenant is made of. */

/** An object that has these keys alone; another one is named, with the one that was probably meant. */
export function closed<Shape extends z.ZodRawShape>(shape: Shape) {
  const known = Object.keys(shape)
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys'
        ? (issue.keys as string[]).map((key) => `'${key}' does not belong here${didYouMean(key, known)}`).join('; ')
        : undefined,
  })
}

// XML 1.0 2.2: a value with other characters could not be written into any message.
const forbidden = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u
export const text = z
  .string()
  .max(64_000)
  .refine((value) => !forbidden.test(value), 'has a control character, which XML cannot carry')
export const nameWords = 'must have 1 to 1024 characters'
export const name = text.refine((value) => value.trim() !== '' && value.length <= 1024, nameWords)
export const id = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._@+-]{0,127}$/, 'must be letters, digits and . _ @ + -, at most 128')
export const attributeName = z.string().min(1).max(512)
export const httpUrlWords = 'must be an http or https URL'
export const httpUrl = z.url({ protocol: /^https?$/, error: httpUrlWords }).max(2048)
