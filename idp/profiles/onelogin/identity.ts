import type { Person } from '../../directory/schema.ts'
import type { CertificatePlan } from '../../keys/certificate.ts'
import { positiveHex, seededRandomness } from '../../saml/random.ts'
import type { Endpoints, Place } from '../profile.ts'

/** What the list of values calls UUID: a lasting identifier of a person. */
export const uuidOf = (tenantId: string, { id }: Pick<Person, 'id'>): string =>
  seededRandomness(`onelogin/${tenantId}/person/${id}/uuid`).guid()

/** An app has a UUID in its SAML addresses and a number in its portal address. */
export function oneLoginEndpoints({ tenant, app }: Place): Endpoints {
  const random = seededRandomness(`onelogin/${tenant.id}/${app.id}`)
  const id = random.guid()
  const number = random.digits(7)
  return {
    entityId: `https://app.onelogin.com/saml/metadata/${id}`,
    sso: `/trust/saml2/http-redirect/sso/${id}`,
    ssoPost: `/trust/saml2/http-post/sso/${id}`,
    metadata: `/saml/metadata/${id}`,
    metadataFile: `onelogin_metadata_${id}.xml`,
    slo: `/trust/saml2/http-redirect/slo/${number}`,
    initiate: `/launch/${number}`,
  }
}

/** Five years, a 20-byte serial, extensions; signed with SHA-1 whatever the messages use. */
export function oneLoginCertificate({ tenant }: Pick<Place, 'tenant'>, createdAt: Date): CertificatePlan {
  const random = seededRandomness(`onelogin/${tenant.id}/${createdAt.getTime()}`)
  const notAfter = new Date(createdAt)
  notAfter.setUTCFullYear(notAfter.getUTCFullYear() + 5)
  return {
    subject: [
      { type: 'O', value: tenant.id },
      { type: 'OU', value: 'OneLogin IdP' },
      // Without a number since October 2018, and with the blank before it.
      { type: 'CN', value: 'OneLogin Account ' },
    ],
    serial: positiveHex(random, 40),
    notBefore: createdAt,
    notAfter,
    hash: 'sha1',
    extensions: [
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'subjectKeyIdentifier' },
      { name: 'authorityKeyIdentifier', keyIdentifier: true, authorityCertIssuer: true, serialNumber: true },
      { name: 'keyUsage', digitalSignature: true, critical: true },
    ],
  }
}
