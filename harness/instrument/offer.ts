import type { IdpClient, TenantView } from '../parties/idp-client.ts'

/** What an SP may be told about an app by typing it in. */
export interface TypedData {
  entityId: string
  ssoUrl: string
  /** PEM. */
  certificate: string
}

export type IdpProblem = TenantView['apps'][number]['problems'][number]

/** What the IdP offers a service, and what it says of the administrator's set-up, at the end of a step. */
export interface IdpOffer {
  metadata: { url: string; status: number; xml: string }
  typed: TypedData
  problems: IdpProblem[]
}

/** Asks for both, as a service and an administrator would. @returns null while there is no app */
export async function lookAtOffer(idp: IdpClient, tenant: string, copied: Partial<TypedData>): Promise<IdpOffer | null> {
  const [app] = (await idp.getTenant(tenant)).apps
  if (!app) return null
  const answer = await fetch(app.metadataUrl, { signal: AbortSignal.timeout(10_000) })
  const { entityId, ssoUrl, certificate, problems } = app
  return {
    metadata: { url: app.metadataUrl, status: answer.status, xml: await answer.text() },
    typed: { entityId, ssoUrl, certificate, ...copied },
    problems,
  }
}
