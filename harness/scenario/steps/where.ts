import { z } from 'zod'

/** Whom a step concerns, and where. */
export const where = {
  person: z.string().optional(),
  at: z.string().optional().describe('Environment or workspace; default the first one of the surface'),
}
