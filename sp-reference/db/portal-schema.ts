/** ISO 8601 in UTC, by the organisation's clock. */
type Instant = string
/** JSON text; the module that owns the table parses it. */
type Json = string

/** The tables of the developer portal and of the APIs behind it. */
export interface PortalTables {
  portals: {
    organisation: string
    environment: string
    /** Null until an administrator has saved the JIT user settings. */
    settings: Json | null
  }
  collections: { organisation: string; name: string; description: string }
  usagePolicies: { organisation: string; name: string; perMinute: number; perDay: number }
  apiClients: {
    id: string
    organisation: string
    accountId: string
    name: string
    method: 'api-key' | 'oauth2' | 'jwt'
    policy: string | null
    groups: Json
    createdAt: Instant
    /** Of an API key or a client secret; the value itself was shown once. */
    secretHash: string | null
    /** Of a client that signs its tokens; the private key was shown once. */
    publicKeyJwk: Json | null
  }
  accessRequests: {
    id: string
    organisation: string
    accountId: string
    collection: string
    note: string
    status: 'pending' | 'approved' | 'rejected'
    at: Instant
    decidedAt: Instant | null
    decidedBy: string | null
  }
  collectionGrants: { organisation: string; accountId: string; collection: string; at: Instant }
  apiTokens: { tokenHash: string; organisation: string; clientId: string; expiresAt: Instant }
  /** How often a client has called in a span of time: `minute 2030-01-31T09:05` or `day 2030-01-31`. */
  apiUses: { clientId: string; span: string; used: number }
  apiItems: { id: string; organisation: string; collection: string; name: string; madeBy: string; at: Instant }
}
