import type { Person } from '../../directory/schema.ts'
import type { CertificatePlan } from '../../keys/certificate.ts'
import { positiveHex, seededRandomness } from '../../saml/random.ts'
import type { Endpoints, Place } from '../profile.ts'

/** The GUID of the directory. Issuer and sign-on address belong to it, not to an app. */
export const directoryId = (tenantId: string): string => seededRandomness(`entra-id/${tenantId}`).guid()

export const applicationId = ({ tenant, app }: Place): string => seededRandomness(`entra-id/${tenant.id}/app/${app.id}`).guid()

export const objectId = (tenantId: string, person: Person): string =>
  seededRandomness(`entra-id/${tenantId}/person/${person.id}`).guid()

export const issuerOf = (tenantId: string): string => `https://sts.windows.net/${directoryId(tenantId)}/`

export function entraIdEndpoints({ tenant, app }: Place): Endpoints {
  const directory = directoryId(tenant.id)
  const application = applicationId({ tenant, app })
  return {
    // Microsoft docs, "Customize SAML token claims"; that nothing stands behind the id is inferred.
    entityId: app.issuerWithAppId ? `${issuerOf(tenant.id)}${application}` : issuerOf(tenant.id),
    sso: `/${directory}/saml2`,
    slo: `/${directory}/saml2`,
    metadata: `/${directory}/FederationMetadata/2007-06/FederationMetadata.xml?appid=${application}`,
    metadataFile: `${app.name.replace(/[^\w .-]/g, '_')}.xml`,
    initiate: `/api/signin/${application}?tenantId=${directory}`,
  }
}

/** Three years, a random 16-byte serial, no extensions. */
export function entraIdCertificate({ tenant }: Pick<Place, 'tenant'>, createdAt: Date): CertificatePlan {
  const notAfter = new Date(createdAt)
  notAfter.setUTCFullYear(notAfter.getUTCFullYear() + 3)
  return {
    subject: [{ type: 'CN', value: 'Microsoft Azure Federated SSO Certificate', encoding: 'printable' }],
    serial: positiveHex(seededRandomness(`entra-id/${tenant.id}/${createdAt.getTime()}`), 32),
    notBefore: createdAt,
    notAfter: notAfter,
    hash: 'sha256',
    extensions: [],
  }
}
