import type { ClientMethod, FieldProblem } from '../../portal/settings.ts'

/** The places of the developer portal where a fault can be let in. */
export interface PortalSeams {
  /** Where a portal sign-in ends, as a path. */
  portalLanding: { value: string; about: { home: string } }
  /** The collections that a person may use. */
  grants: {
    value: readonly string[]
    about: {
      collections: readonly string[]
      requests: readonly { collection: string; status: 'pending' | 'approved' | 'rejected' }[]
      /** What other people of the organisation were granted. */
      others: readonly string[]
    }
  }
  /** The collections that the discover page lets a person try out. */
  tryOut: { value: readonly string[]; about: { collections: readonly string[] } }
  /** The collections that the discover page lists. */
  offered: { value: readonly string[]; about: null }
  /** Whether a request for access is written down. */
  keepsRequest: { value: boolean; about: null }
  /** How a client signs in. */
  clientMethod: { value: ClientMethod; about: { setting: ClientMethod | null } }
  /** Whether an administrator may change how a client signs in. */
  methodIsFrozen: { value: boolean; about: null }
  /** What keeps JIT user settings from being saved. */
  settingsProblems: { value: readonly FieldProblem[]; about: null }
}
