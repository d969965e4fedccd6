import { z } from 'zod'
import type { SignInFacts } from '../jit/types.ts'

const stored = z.object({
  issuer: z.string(),
  nameId: z.string(),
  nameIdFormat: z.string().nullable(),
  attributes: z.array(z.tuple([z.string(), z.array(z.string())])),
})

/** The facts of a sign-in that waits for its verification, as JSON. */
export const storeFacts = ({ issuer, nameId, nameIdFormat, attributes }: SignInFacts): string =>
  JSON.stringify({ issuer, nameId, nameIdFormat, attributes: [...attributes] })

/** The same facts again. */
export function restoreFacts(json: string): SignInFacts {
  const { attributes, ...facts } = stored.parse(JSON.parse(json))
  return { ...facts, attributes: new Map(attributes) }
}
