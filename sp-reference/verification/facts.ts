import { z } from 'zod'
import type { SignInFacts } from '../jit/types.ts'

const stored = z.object({
  issuer: z.string(),
  nameId: z.string(),
  nameIdFormat: z.string().nullable(),
  attributes: z.array(z.tuple([z.string(), z.array(z.string())])),
  responseId: z.string().nullable().default(null),
})

/** The facts of a sign-in that waits for its verification, as JSON. */
export const storeFacts = ({ issuer, nameId, nameIdFormat, attributes, responseId }: SignInFacts): string =>
  JSON.stringify({ issuer, nameId, nameIdFormat, attributes: [...attributes], responseId })

/** The same facts again. */
export function restoreFacts(json: string): SignInFacts {
  const { attributes, ...facts } = stored.parse(JSON.parse(json))
  return { ...facts, attributes: new Map(attributes) }
}
