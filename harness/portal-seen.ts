/** What an observer sees of a person in a developer portal; every field may be unknown (absent). */
export interface PortalSeen {
  apiClients?: ApiClientSeen[]
  accessRequests?: AccessRequestSeen[]
  /** Names of the API collections that the person may use. */
  grants?: string[]
}

/** Words are the SP's own. */
export interface ApiClientSeen {
  method?: string
  /** null: the client has none. */
  policy?: string | null
  groups?: string[]
}

export interface AccessRequestSeen {
  collection: string
  status: string
}
