import { z } from 'zod'
import { profiles } from '../../idp/index.ts'
import { closedObject } from '../files/closed-object.ts'
import { presetNames } from '../target/schema/surfaces.ts'
import { words } from './values.ts'

const byVendor = z.partialRecord(z.enum(profiles.map((each) => each.id)), z.string())

/** What the administrator of the IdP sets up in a case that judges the IdP itself. */
export const idpSetUp = closedObject({
  guide: z
    .enum(presetNames)
    .optional()
    .describe('The preset whose names the statements have; a word without one goes by its own name'),
  typed: z
    .partialRecord(z.enum(words), z.union([z.string(), z.null(), byVendor]))
    .optional()
    .describe(
      "Word → what is typed as the statement's value, for all vendors or by vendor, in place of the vendor's own expression; null: no statement",
    ),
  attributes: z
    .record(z.string(), closedObject({ title: z.string(), members: z.record(z.string(), z.string()) }))
    .optional()
    .describe("Variable name → attribute of the app's profile, with its choices: display name → value"),
  byHand: z
    .boolean()
    .optional()
    .describe('Nothing is there: the steps make the app, the people and their assignments on the pages; default no'),
})
export type IdpSetUp = z.output<typeof idpSetUp>
