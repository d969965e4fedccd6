import type { CertificatePlan } from '../../keys/certificate.ts'
import { seededRandomness } from '../../saml/random.ts'
import { addSeconds } from '../../saml/time.ts'
import type { Endpoints, Place } from '../profile.ts'

/** The customer's id; issuer and sign-on address carry it and are shared by all apps. */
const customerId = (tenantId: string): string =>
  `C0${seededRandomness(`google-workspace/${tenantId}`).alphanumeric(7).toLowerCase()}`

export function googleWorkspaceEndpoints({ tenant, app }: Place): Endpoints {
  const customer = customerId(tenant.id)
  const service = seededRandomness(`google-workspace/${tenant.id}/${app.id}`).digits(12)
  return {
    entityId: `https://accounts.google.com/o/saml2?idpid=${customer}`,
    sso: `/o/saml2/idp?idpid=${customer}`,
    // Google has no public metadata address: the file is downloaded from the Admin console.
    metadata: `/admin/saml2/metadata?idpid=${customer}`,
    metadataFile: 'GoogleIDPMetadata.xml',
    initiate: `/o/saml2/initsso?idpid=${customer}&spid=${service}&forceauthn=false`,
  }
}

/** Google Workspace Admin help, "SAML app error messages": with a wrong spid the app is not configured. */
export const isInitSso = (tenantId: string, path: string, query: URLSearchParams): boolean =>
  path === '/o/saml2/initsso' && query.get('idpid') === customerId(tenantId)

/** 1825 days from a second before the moment of creation, which is the serial, in milliseconds. */
export function googleWorkspaceCertificate(_place: Pick<Place, 'tenant'>, createdAt: Date): CertificatePlan {
  const notBefore = addSeconds(createdAt, -1)
  const notAfter = new Date(notBefore)
  notAfter.setUTCDate(notAfter.getUTCDate() + 1825)
  return {
    subject: [
      { type: 'O', value: 'Google Inc.', encoding: 'printable' },
      { type: 'L', value: 'Mountain View', encoding: 'printable' },
      { type: 'CN', value: 'Google', encoding: 'printable' },
      { type: 'OU', value: 'Google For Work', encoding: 'printable' },
      { type: 'C', value: 'US', encoding: 'printable' },
      { type: 'ST', value: 'California', encoding: 'printable' },
    ],
    serial: createdAt.getTime().toString(16).padStart(12, '0'),
    notBefore,
    notAfter,
    hash: 'sha256',
    extensions: [],
  }
}
