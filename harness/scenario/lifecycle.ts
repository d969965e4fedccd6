import { z } from 'zod'
import { closedObject } from '../files/closed-object.ts'

/** The domains of an organisation; a list that is left out is empty. */
export const domainLists = closedObject({
  verified: z.array(z.string()).optional().describe('Domains whose ownership the organisation has proven'),
  allowed: z.array(z.string()).optional().describe('Domains that it admits without proof'),
})

export const seatLimit = z.int().min(0)
