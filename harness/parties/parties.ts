import type { TenantView } from './idp-client.ts'

/** Where everybody is who takes part in a run. Workers get it in the environment, never in a file. */
export interface Parties {
  idp: { url: string; token: string }
  mailbox: { url: string; smtpUrl: string; token: string }
  chat: { url: string; issuer: string; token: string; publicKeyJwk: object }
  sp: { base: string; variables: Record<string, unknown> }
  /** For SPs that know one IdP at a time: the tenant that the SP was told about, by profile. */
  sharedTenants: Record<string, TenantView>
}

const VARIABLE = 'FIRSTLOGIN_PARTIES'

export function partiesToEnvironment(parties: Parties): Record<string, string> {
  return { [VARIABLE]: JSON.stringify(parties) }
}

/** The parties of the run that this process belongs to; null when nobody has started any. */
export function partiesFromEnvironment(): Parties | null {
  const text = process.env[VARIABLE]
  return text ? (JSON.parse(text) as Parties) : null
}
