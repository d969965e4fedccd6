import { z } from 'zod'
import { closedObject } from '../files/closed-object.ts'

/** A repeated text, for values that are too long to write down. */
const longText = closedObject({ repeat: z.string().min(1), times: z.int().positive().max(1_000_000) })

/** Many values that differ in a number, for lists that are too long to write down. */
const longList = closedObject({ each: z.string().regex(/\{n\}/), times: z.int().positive().max(1_000) })

/** What the IdP holds for a neutral word: a text, several values, '' (set and empty) or null (never set). */
export const value = z
  .union([z.string(), z.array(z.string()), z.null(), longText, longList])
  .describe('A text, a list of values, "" (set and empty) or null (never set)')

/** Neutral words; the target's attributeMap gives the SP's names, the profile the vendor's expression. */
export const words = [
  'email',
  'displayName',
  'firstName',
  'lastName',
  'role',
  'roleTest',
  'roleProd',
  'groups',
  'title',
  'department',
  'locale',
  'timeZone',
  'idpId',
] as const
export const values = closedObject({
  email: value.optional(),
  displayName: value.optional(),
  firstName: value.optional(),
  lastName: value.optional(),
  role: value.optional(),
  roleTest: value.optional(),
  roleProd: value.optional(),
  groups: value.optional(),
  title: value.optional(),
  department: value.optional(),
  locale: value.optional(),
  timeZone: value.optional(),
  idpId: value.optional(),
}).describe('Attributes that the IdP is set up to send, by neutral word; a word that is not here has no attribute statement')

export type Word = (typeof words)[number]
export type NeutralValue = z.output<typeof value>
