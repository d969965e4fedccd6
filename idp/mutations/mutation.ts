import type { Draft } from '../saml/draft.ts'

/** What a mutation may use beside the message. */
export interface BentContext {
  person: { userName: string; email: string }
  /** The identity that forged parts claim: never a real person of the tenant. */
  canary: string
  /** The last Response sent for this person and app; null when there was none. */
  previous: string | null
  now: Date
}

/**
 * One bent message. A `draft` mutation acts before signing with the right key, `signed` on the signed XML, `wire` on the very
 * last text. What an SP must do with it is not written here.
 */
export type Mutation = {
  id: string
  title: string
  /** Id of the row in the catalogue of SAML checks. */
  requirement: string
  /** True: some part claims the canary identity. */
  forgesIdentity?: boolean
  /** The forged identity, where it is not the usual `evil-ada@acme.example`. */
  canary?(email: string): string
} & (
  | { stage: 'draft'; apply(draft: Draft, context: BentContext): Draft }
  | { stage: 'signed'; apply(message: string, context: BentContext): string }
  | { stage: 'wire'; prepare?(draft: Draft, context: BentContext): Draft; apply(message: string, context: BentContext): string }
)

export const defineMutation = (mutation: Mutation): Mutation => mutation

/** This mutation cannot be made here, e.g. a replay before the first Response. */
export class MutationImpossible extends Error {}

/** `evil-ada@acme.example` for `ada@acme.example`. */
export function canaryFor(email: string): string {
  return `evil-${email}`
}
