import type { App } from '../../directory/schema.ts'
import { pem } from '../../keys/certificate.ts'
import { type Certificate, mostCertificates } from '../../tenants/certificates.ts'
import type { Tenant } from '../../tenants/tenant.ts'
import { addCertificate, day } from '../kit/certificates.ts'
import { type Answer, adminUrl, type Download, type Row, type Section, wrong } from '../kit/page.ts'
import { appPage, signOnSections } from './apps.ts'
import { saying } from './notices.ts'

/** "SAML Signing Certificates" of the tab Sign On. */

/** @param refused why what was asked for was not done */
export function certificatesSection(tenant: Tenant, app: App, refused: string[] = []): Section {
  const at = (path: string) => adminUrl(tenant, `apps/${app.id}/certificates${path}`)
  const certificates = tenant.certificates.of(app)
  return {
    heading: 'SAML Signing Certificates',
    ...(app.ownCertificate
      ? {}
      : { text: 'This app shares them with others of the tenant. At Okta, and for apps made here, each has its own.' }),
    warnings: refused,
    table: {
      caption: 'SAML Signing Certificates',
      columns: ['Type', 'Created', 'Expires', 'Status', 'Actions'],
      rows: certificates.all().map((each) => certificateRow(each, certificates.isActive(each), at)),
      empty: '',
    },
    form: { action: at(''), hidden: [], groups: [], buttons: [{ label: 'Generate new certificate', quiet: true }] },
  }
}

function certificateRow(each: Certificate, isActive: boolean, at: (path: string) => string): Row {
  return {
    cells: [
      { text: 'SHA-2' },
      { text: day(each.createdAt) },
      { text: day(each.notAfter) },
      { text: isActive ? 'Active' : 'Inactive' },
    ],
    links: [{ label: 'Download certificate', href: at(`/${each.id}/download`), name: `Download certificate ${each.id}` }],
    posts: isActive
      ? []
      : [
          { label: 'Activate', action: at(`/${each.id}/activate`), name: `Activate certificate ${each.id}` },
          { label: 'Delete', action: at(`/${each.id}/delete`), name: `Delete certificate ${each.id}` },
        ],
  }
}

const refusedPage = (tenant: Tenant, app: App, why: string): Answer =>
  wrong(appPage(tenant, app, 'sign-on', signOnSections(tenant, app, certificatesSection(tenant, app, [why]))))

/** Makes one that does not sign yet. */
export async function newCertificate(tenant: Tenant, app: App): Promise<Answer> {
  const added = await addCertificate(tenant, tenant.certificates.of(app))
  if (added) return saying(`apps/${app.id}/sign-on`, 'certificate-made')
  return refusedPage(tenant, app, `There are ${mostCertificates} certificates, which is the most: delete an inactive one.`)
}

/** Lets the certificate sign, or takes it away, unless it signs; null where there is none. */
export function changeCertificate(tenant: Tenant, app: App, id: string, what: 'activate' | 'delete'): Answer {
  const certificates = tenant.certificates.of(app)
  if (!certificates.get(id)) return null
  if (what === 'activate') certificates.activate(id)
  else if (!certificates.remove(id)) return refusedPage(tenant, app, 'This certificate is active: activate another one first.')
  return saying(`apps/${app.id}/sign-on`, what === 'activate' ? 'certificate-activated' : 'certificate-deleted')
}

/** A certificate as Okta's file `okta.cert`; null where there is none. */
export function downloadCertificate(tenant: Tenant, app: App, id: string): Download | null {
  const found = tenant.certificates.of(app).get(id)
  if (!found) return null
  return { fileName: 'okta.cert', type: 'application/x-x509-ca-cert', content: pem(found.signer.certificate) }
}
