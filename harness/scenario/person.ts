import { z } from 'zod'
import { closedObject } from '../files/closed-object.ts'
import { values } from './values.ts'

/** A person of a scenario, as the IdP's administrator sets them up. */
export const person = closedObject({
  sends: values.optional(),
  email: z
    .string()
    .optional()
    .describe('The address in the IdP, which is also the NameID; {case} stands for a text unique to the case'),
  firstName: z.string().optional(),
  lastName: z.string().optional(),
  idp: z.enum(['first', 'second']).optional().describe('Which IdP knows the person, where a scenario has two; default both'),
  assigned: z.boolean().optional().describe('Whether the person is assigned to the app at the IdP; default yes'),
  byGroup: z.string().min(1).optional().describe('The group in the IdP by which alone the person has the app; with surface: idp'),
  verified: z.boolean().optional().describe('Whether the person has finished verification at the IdP; default yes'),
})

export type PersonFile = z.output<typeof person>
