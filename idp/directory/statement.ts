import * as z from 'zod'
import { attributeName, closed, name } from './parts.ts'

/** What an app says of people, and of their groups, as consoles set it up. */

/** One row of Entra ID's claim conditions: whose claim comes from another source. */
const conditionSchema = closed({
  users: z.enum(['any', 'members', 'guests', 'entra-guests', 'external-guests']).default('any'),
  /** One of these is enough; none: whatever groups somebody is in. */
  groups: z.array(name).max(50).default([]),
  source: z.string().max(1024),
})
export type Condition = z.infer<typeof conditionSchema>

/** A rule of OneLogin about one parameter: when all of this holds, it is set to that. */
const ruleSchema = closed({
  /** What the administrator calls it. */
  name: name.optional(),
  /** Of fields and macros as the value of a parameter names them, such as `MemberOf`; none: for everybody. */
  if: z
    .array(
      closed({
        field: z.string().min(1).max(1024),
        is: z.enum(['equal', 'not-equal', 'contains', 'matches']),
        value: z.string().max(1024),
      }),
    )
    .max(50)
    .default([]),
  /** A field, a macro or a constant. */
  to: z.string().min(1).max(1024).optional(),
  /** "Map from OneLogin for each role with value that matches". */
  each: closed({ of: z.enum(['role', 'member_of']), matching: z.string().min(1).max(1024) }).optional(),
}).refine(({ to, each }) => (to === undefined) !== (each === undefined), 'has either "to" or "each"')
export type Rule = z.infer<typeof ruleSchema>

export const statementSchema = closed({
  name: attributeName,
  expression: z.string().max(1024, 'must have at most 1024 characters'),
  nameFormat: z.enum(['unspecified', 'basic', 'uri']).optional(),
  /** Only where the vendor has them. */
  conditions: z.array(conditionSchema).max(50).optional(),
  rules: z.array(ruleSchema).max(50).optional(),
  /** OneLogin's box of this name; default true. */
  multiValue: z.boolean().optional(),
  /** OneLogin's "Semicolon Delimited input (Multi-value output)". */
  transform: z.literal('semicolon').optional(),
  /** OneLogin's flag `skip_if_blank`: a blank value is not sent at all. */
  skipIfBlank: z.boolean().optional(),
})
export type Statement = z.infer<typeof statementSchema>

/** A group claim as a console sets it up; which of the options a vendor has, its profile says. */
export const groupStatementSchema = closed({
  name: attributeName,
  nameFormat: z.enum(['unspecified', 'basic', 'uri']).optional(),
  /** Which groups of a person are sent, by their names; default all. */
  filter: closed({
    type: z.enum(['starts-with', 'ends-with', 'equals', 'contains', 'regex']),
    value: z.string().min(1).max(1024),
  }).optional(),
  /** Of the groups of a person, those that the app is assigned to. */
  assigned: z.literal(true).optional(),
  /** Entra ID's "Security groups" in place of "All groups": every group here is one. */
  security: z.literal(true).optional(),
  /** Entra ID's "Apply regex replace to groups claim content": what does not match is sent as it is. */
  replace: closed({ pattern: z.string().min(1).max(1024), by: z.string().max(1024) }).optional(),
  /** The only groups that are sent, as an administrator picks them. */
  only: z.array(name).max(5000).optional(),
  /** What stands for a group: its lasting id or its name; default: what the vendor sends. */
  as: z.enum(['id', 'name']).optional(),
  /** Whether several groups are several values; default: what the vendor does. */
  multiValue: z.boolean().optional(),
})
export type GroupStatement = z.infer<typeof groupStatementSchema>
