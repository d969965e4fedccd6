import type { Generated } from 'kysely'

/** ISO 8601 in UTC, by the organisation's clock. */
type Instant = string

/** The tables about what end users do in an environment. */
export interface EnvironmentTables {
  appEntries: {
    id: Generated<number>
    accountId: string
    environment: string
    app: string
    text: string
    writtenAt: Instant
  }
}
