import type { App } from '../directory/schema.ts'
import { pem } from '../keys/certificate.ts'
import type { Problem } from '../lint/problem.ts'
import { problemsOf } from '../signin/claims.ts'
import { portalUrl } from '../signin/way-on.ts'
import { endpoints, type Tenant } from '../tenants/tenant.ts'

/** What an SP has to be told about an app, and what is wrong with it. */
export interface AppView {
  id: string
  name: string
  entityId: string
  ssoUrl: string
  metadataUrl: string
  initiateUrl: string
  /** PEM. */
  certificate: string
  problems: Problem[]
}

export interface TenantView {
  id: string
  profile: string
  url: string
  /** The page of a person's apps. */
  portalUrl: string
  clockOffsetSeconds: number
  signInAs: boolean
  apps: AppView[]
}

/** A tenant as the control API shows it. */
export function viewTenant(tenant: Tenant): TenantView {
  const { id, profile, url, clockOffsetSeconds, signInAs } = tenant
  return {
    id,
    profile: profile.id,
    url,
    portalUrl: portalUrl(tenant),
    clockOffsetSeconds,
    signInAs,
    apps: [...tenant.directory.apps.values()].map((app) => viewApp(tenant, app)),
  }
}

/** An app with what an SP has to know of it, and what is wrong with its set-up. */
export function viewApp(tenant: Tenant, app: App): AppView {
  const { entityId, sso, metadata, initiate } = endpoints(tenant, app)
  const typed = { entityId, ssoUrl: tenant.url + sso, certificate: pem(tenant.certificates.of(app).active.signer.certificate) }
  return {
    id: app.id,
    name: app.name,
    ...tenant.faults.reduce((data, fault) => fault.typed?.(data) ?? data, typed),
    metadataUrl: tenant.url + metadata,
    initiateUrl: tenant.url + initiate,
    problems: problemsOf(tenant, app),
  }
}
