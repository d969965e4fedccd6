import type { Generated } from 'kysely'
import type { EnvironmentTables } from './environment-schema.ts'
import type { LifecycleTables } from './lifecycle-schema.ts'
import type { PortalTables } from './portal-schema.ts'

/** ISO 8601 in UTC, by the organisation's clock. */
type Instant = string
/** JSON text; the module that owns the table parses it. */
type Json = string

export interface Database extends PortalTables, LifecycleTables, EnvironmentTables {
  organisations: { slug: string; settings: Json }
  /** Our own: PEM, and base64 of the DER. */
  keys: { purpose: string; privateKey: string; certificate: string; createdAt: Instant }
  providerEntries: {
    id: string
    organisation: string
    place: string
    name: string
    issuer: string
    ssoUrl: string
    certificates: Json
    /** Where it was read from; null when it was typed in. */
    metadataUrl: string | null
  }
  /** Which entry counts at a place; a place without a row has none. */
  providerChoices: { organisation: string; place: string; provider: string }
  /** Answers of an administrator who is setting a provider up and has not finished. */
  providerDrafts: { id: string; organisation: string; place: string; author: string; answers: Json; startedAt: Instant }
  /** The administrator outside single sign-on, one an organisation. */
  owners: { organisation: string; email: string; passwordHash: string }
  accounts: {
    id: string
    organisation: string
    /** As it was given, for mail and for display. */
    email: string
    /** Normalised form of `email`. */
    emailKey: string
    /** Normalised form of the address that sign-ins are matched with; differs when the IdP sends a separate contact address. */
    loginKey: string
    displayName: string
    status: 'active' | 'deactivated'
    authMethod: 'saml' | 'password'
    passwordHash: string | null
    /** 1: may sign in with a password where everybody else has to use single sign-on. */
    emergency: Generated<number>
    lastSignInAt: Generated<Instant | null>
    createdAt: Instant
    updatedAt: Instant
  }
  identities: {
    accountId: string
    organisation: string
    issuer: string
    nameId: string
    /** Normalised form of `nameId`, for policies that do not compare it to the letter. */
    nameIdKey: string
    nameIdFormat: string | null
    linkedAt: Instant
  }
  environmentAccess: { accountId: string; environment: string; permissions: Json }
  groupMembers: { accountId: string; environment: string; name: string; source: 'saml' | 'manual' }
  workspaceMembers: { accountId: string; workspace: string; roles: Json; source: 'saml' | 'manual'; attributes: Json }
  recipes: {
    organisation: string
    workspace: string
    folder: string
    id: string
    title: string
    changedAt: Instant | null
    changedBy: string | null
  }
  authnRequests: {
    id: string
    organisation: string
    place: string
    browser: string
    channel: 'go' | 'portal'
    relayState: string
    expiresAt: Instant
    usedAt: Instant | null
  }
  parkedResponses: {
    key: string
    organisation: string
    place: string
    samlResponse: string
    relayState: string | null
    expiresAt: Instant
  }
  challenges: {
    id: string
    organisation: string
    accountId: string
    place: string
    browser: string
    codeHash: string
    facts: Json
    channel: 'go' | 'portal'
    roles: Json
    tries: number
    expiresAt: Instant
    usedAt: Instant | null
  }
  sessions: {
    tokenHash: string
    organisation: string
    accountId: string
    email: string
    place: string
    method: 'saml' | 'password' | 'platform'
    expiresAt: Instant
  }
  audit: {
    id: Generated<number>
    organisation: string
    at: Instant
    actor: string
    place: string | null
    event: string
    decision: string | null
    code: string | null
    email: string | null
    nameId: string | null
    reasons: Json
    details: Json
    response: string | null
  }
  groupSyncs: { id: Generated<number>; organisation: string; accountId: string; environment: string; at: Instant; result: Json }
}
