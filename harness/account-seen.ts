import type { PortalSeen } from './portal-seen.ts'

/** E1 SP state, E2 session probe, E3 HTTP or SAML signal, E4 page. Lower is better. */
export type EvidenceGrade = 'E1' | 'E2' | 'E3' | 'E4'

/** An account as an observer saw it; every field beyond the email may be unknown (absent). */
export interface AccountSeen extends PortalSeen {
  email: string
  displayName?: string
  status?: string
  authMethod?: string
  /** `issuer|nameId` of each identity. */
  idpIds?: string[]
  createdAt?: string
  updatedAt?: string
  /** Of an SP without environments. */
  groups?: string[]
  /** Of an SP without workspaces. */
  role?: string
  /** Environment name → what the account has there. */
  environments?: Record<string, { permissions?: string[]; groups?: string[] }>
  /** Workspace name → roles (`dev`, `test`, `prod` or `role`) and whether the membership is complete. */
  workspaces?: Record<string, { roles: Record<string, string>; pending: boolean; attributes?: Record<string, string> }>
  /** Places, in the target's words, to which the address has an invitation that was not used. */
  openInvitations?: string[]
  /** Field, e.g. `displayName` or `environments.prod.groups` → its evidence, where the list that the account stands in has another. */
  grades?: Record<string, EvidenceGrade>
}

/** The evidence of a field or a part of one, where it is another than that of the account's list. @param path e.g. `environments.prod.groups` */
export function gradeOf({ grades = {} }: AccountSeen, path: string): EvidenceGrade | undefined {
  const field = Object.keys(grades).find((each) => path === each || path.startsWith(`${each}.`))
  return field === undefined ? undefined : grades[field]
}
