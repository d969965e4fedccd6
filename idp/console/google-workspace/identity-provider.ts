import { X509Certificate } from 'node:crypto'
import { viewApp } from '../../control/views.ts'
import type { App } from '../../directory/schema.ts'
import { pem } from '../../keys/certificate.ts'
import type { Certificate } from '../../tenants/certificates.ts'
import { endpoints, place, type Tenant } from '../../tenants/tenant.ts'
import { day } from '../kit/certificates.ts'
import { adminUrl, type Download, type Section } from '../kit/page.ts'

/** "Google Identity Provider details": what a service has to be told. All apps of a customer share it. */

// A new one each time: the addresses of an app are remembered, and it is one of one customer.
const anyApp = (): App => ({ id: 'any', name: 'any', acsUrl: '', audience: '', statements: [], assignments: [] })

/** @param certificate PEM */
export const fingerprint = (certificate: string): string => new X509Certificate(certificate).fingerprint256

/** How the console calls a certificate: by the day that it ends on. */
export const certificateName = ({ id, notAfter }: Certificate): string => `Google_${day(notAfter)}_${id}`

/** Two ways to tell it: the metadata as a file, since Google has no address for it, or by hand. @param app where it is made already */
export function detailSections(tenant: Tenant, app = anyApp()): Section[] {
  const { entityId, ssoUrl, certificate } = viewApp(tenant, app)
  const { active } = tenant.certificates.of(app)
  return [
    {
      heading: 'Option 1: Download IdP metadata',
      text: 'The service takes it as a file: Google has no address that it could be read from.',
      links: [{ label: 'Download metadata', href: adminUrl(tenant, 'sso/metadata') }],
    },
    {
      heading: 'Option 2: Copy the SSO URL, entity ID, and certificate',
      facts: [
        { name: 'SSO URL', value: ssoUrl, code: true },
        { name: 'Entity ID', value: entityId, code: true },
        { name: 'Certificate', value: certificate, block: true },
        { name: 'Expires', value: day(active.notAfter) },
        { name: 'SHA-256 fingerprint', value: fingerprint(certificate), code: true },
      ],
      links: [{ label: 'Download certificate', href: adminUrl(tenant, `sso/certificates/${active.id}/download`) }],
    },
  ]
}

export function metadataFile(tenant: Tenant): Download {
  return {
    fileName: endpoints(tenant, anyApp()).metadataFile,
    type: 'application/samlmetadata+xml',
    content: tenant.profile.metadata(place(tenant, anyApp()), tenant.certificates.shared.metadataKeys()),
  }
}

export const certificateFile = (each: Certificate): Download => ({
  fileName: `${certificateName(each)}.pem`,
  type: 'application/x-pem-file',
  content: pem(each.signer.certificate),
})
