import type { AssignedBy } from '../directory/access.ts'
import type { App, Assignment, Person } from '../directory/schema.ts'
import type { Problem } from '../lint/problem.ts'
import type { Attribute } from '../saml/draft.ts'

/** What a fault may use beside the attributes of an assertion. */
interface AttributeFacts {
  app: App
  person: Person
  assignment: Assignment
  /** Statements that are left out because the vendor cannot evaluate them. */
  unresolved: readonly Problem[]
}

/** What an SP may be told about an app by typing it in. */
interface TypedData {
  entityId: string
  ssoUrl: string
  /** PEM. */
  certificate: string
}

/**
 * Something that the IdP does wrong on purpose, in one tenant, so that what judges the IdP is seen to notice. Where a mutation bends one
 * message, a fault is in what stands around messages: who gets one, what its set-up keeps, says and offers.
 */
export interface Fault {
  id: string
  title: string
  /** Refusals that are not made. */
  letsIn?: readonly ('not-verified' | 'not-assigned')[]
  /** Whether an assignment of this kind does not count. */
  turnsAway?(assigned: AssignedBy): boolean
  problems?(found: Problem[]): Problem[]
  attributes?(attributes: Attribute[], facts: AttributeFacts): Attribute[]
  /** What is kept of an app that an administrator has set up on the pages. */
  keeps?(app: App): App
  typed?(data: TypedData): TypedData
}

export const defineFault = (fault: Fault): Fault => fault
