/** ISO 8601 in UTC, by the organisation's clock. */
type Instant = string

/** The tables about how people come and go. */
export interface LifecycleTables {
  invitations: {
    id: string
    organisation: string
    place: string
    email: string
    /** Normalised form of `email`. */
    emailKey: string
    /** The role in a workspace; null for the default one, and at an environment. */
    role: string | null
    invitedBy: string
    invitedAt: Instant
    usedAt: Instant | null
    withdrawnAt: Instant | null
    /** Of the token in the link that was mailed; null for an invitation without one. */
    tokenHash: string | null
    linkExpiresAt: Instant | null
    /** When the person accepted it on the page that the link opens. */
    acceptedAt: Instant | null
  }
  /** Who was taken out of a place and has not come back. */
  removals: { accountId: string; place: string; removedBy: string; removedAt: Instant }
}
