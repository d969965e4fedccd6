import type { status } from './names.ts'
import type { Xml } from './xml.ts'

/** A Response that says why there is no Assertion (SAML Core 3.2.2). */
export interface ErrorFacts {
  id: string
  issueInstant: Date
  issuer: string
  destination: string
  /** null: the vendor does not say which request it answers. */
  inResponseTo: string | null
  /** The top-level status, and the one below it that says more. */
  statusCodes: readonly [StatusName, StatusName]
  /** StatusMessage; null: none. */
  message: string | null
}

type StatusName = keyof typeof status

/** How a vendor writes one. */
export type WriteError = (facts: ErrorFacts) => Xml
