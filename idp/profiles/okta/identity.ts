import type { Person } from '../../directory/schema.ts'
import type { CertificatePlan } from '../../keys/certificate.ts'
import { seededRandomness } from '../../saml/random.ts'
import { addSeconds } from '../../saml/time.ts'
import type { Endpoints, Place } from '../profile.ts'
import { slug } from '../slug.ts'

/** `00u…`, the lasting id of a person in an org. */
export const userId = (tenantId: string, person: Pick<Person, 'id'>): string =>
  `00u${seededRandomness(`okta/${tenantId}/person/${person.id}`).alphanumeric(17)}`

/** The name of the built-in group. */
export const everyone = 'Everyone'

/** The groups of a person with their lasting ids, `00g…`; everybody is in the built-in group Everyone. */
export const groupsOf = (tenantId: string, { groups = [] }: Pick<Person, 'groups'>): { id: string; name: string }[] =>
  [...new Set([everyone, ...groups])].map((name) => ({
    id: `00g${seededRandomness(`okta/${tenantId}/group/${name}`).alphanumeric(17)}`,
    name,
  }))

// biome-ignore lint/suspicious/noTemplateCurlyInString: this is how Okta writes it
const externalKey = '${org.externalKey}'

/**
 * Okta names each app twice: `exk…` as SAML issuer, `0oa…` as app. Both are stable for a tenant and app. Single logout is there where
 * the app has an address and a certificate for it.
 */
export function oktaEndpoints({ tenant, app }: Place): Endpoints {
  const random = seededRandomness(`okta/${tenant.id}/${app.id}`)
  const issuerKey = `exk${random.alphanumeric(17)}`
  const appKey = `0oa${random.alphanumeric(17)}`
  const appName = `${tenant.id}_${slug(app.name)}_1`
  return {
    entityId: (app.issuer ?? `http://www.okta.com/${externalKey}`).replaceAll(externalKey, issuerKey),
    sso: `/app/${appName}/${issuerKey}/sso/saml`,
    ...(app.sloUrl !== undefined && app.requestSigning ? { slo: `/app/${appName}/${issuerKey}/slo/saml` } : {}),
    metadata: `/app/${issuerKey}/sso/saml/metadata`,
    metadataFile: 'metadata.xml',
    initiate: `/home/${appName}/${appKey}/aln${random.alphanumeric(17)}`,
  }
}

/** From a minute before to ten years after the moment of creation, which is the serial: in milliseconds, in six bytes. */
export function oktaCertificate({ tenant }: Pick<Place, 'tenant'>, createdAt: Date): CertificatePlan {
  const notAfter = new Date(createdAt)
  notAfter.setUTCFullYear(notAfter.getUTCFullYear() + 10)
  return {
    subject: [
      { type: 'C', value: 'US', encoding: 'printable' },
      { type: 'ST', value: 'California' },
      { type: 'L', value: 'San Francisco' },
      { type: 'O', value: 'Okta' },
      { type: 'OU', value: 'SSOProvider' },
      { type: 'CN', value: tenant.id },
      { type: 'emailAddress', value: 'info@okta.com', encoding: 'ia5' },
    ],
    serial: createdAt.getTime().toString(16).padStart(12, '0'),
    notBefore: addSeconds(createdAt, -60),
    notAfter,
    hash: 'sha256',
    extensions: [],
  }
}
