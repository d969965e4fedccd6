import * as z from 'zod'
import { mostInApp } from './limits.ts'
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
// An object cannot have it as a key like any other: what is kept under it is lost.
export const attributeName = z
  .string()
  .min(1)
  .max(512)
  .refine((value) => value !== '__proto__', 'cannot be __proto__')
export const httpUrlWords = 'must be an http or https URL'
export const httpUrl = z.url({ protocol: /^https?$/, error: httpUrlWords }).max(2048)

/** Such as /Sales/EMEA; the topmost one, in which all others are, has no such path. */
export const unitPath = z
  .string()
  .max(1024)
  .regex(/^(\/[^/\s]([^/]*[^/\s])?)+$/, 'must be a path such as /Sales/EMEA')

/** Whom an app is on for without an assignment of their own: groups that it is assigned to, as roles at OneLogin, or everybody. */
export const accessSchema = closed({
  everyone: z.boolean().optional(),
  groups: z.array(name).max(mostInApp.groups).optional(),
  /** Organizational unit → whether it is on there; one without a setting has that of the unit above it, the topmost `everyone`. */
  units: z.record(unitPath, z.boolean()).optional(),
})
