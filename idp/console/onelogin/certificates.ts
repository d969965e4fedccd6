import { X509Certificate } from 'node:crypto'
import { pem } from '../../keys/certificate.ts'
import { type Certificate, mostCertificates } from '../../tenants/certificates.ts'
import type { Tenant } from '../../tenants/tenant.ts'
import { addCertificate, day, usedBy } from '../kit/certificates.ts'
import { type Answer, adminUrl, type ConsolePage, type Download, type Form, wrong } from '../kit/page.ts'
import { saying } from './notices.ts'

/** Security > Certificates. Each app chooses one of them (tab SSO); the default one is that of apps that chose none. */

export const certificateName = ({ id }: Certificate): string => `Standard Strength Certificate (2048-bit) ${id}`

const certificateUrl = (tenant: Tenant, id: string): string => adminUrl(tenant, `certificates/${id}`)

/** @param refused why what was asked for was not done */
export function certificatesPage(tenant: Tenant, refused: string[] = []): ConsolePage {
  const certificates = tenant.certificates.shared
  return {
    area: 'certificates',
    heading: 'Certificates',
    text: 'Each app chooses one on its tab SSO. The default one is that of apps that have chosen none.',
    sections: [
      {
        warnings: refused,
        table: {
          caption: 'Certificates',
          columns: ['Name', 'Expires', 'Default'],
          rows: certificates.all().map((each) => ({
            cells: [
              { text: certificateName(each), href: certificateUrl(tenant, each.id) },
              { text: day(each.notAfter) },
              { text: certificates.isActive(each) ? 'Yes' : 'No' },
            ],
          })),
          empty: '',
        },
        form: button(adminUrl(tenant, 'certificates'), [{ label: 'New' }]),
      },
    ],
  }
}

const button = (action: string, buttons: Form['buttons']): Form => ({
  action,
  hidden: [],
  groups: [],
  buttons: buttons.map((each) => ({ ...each, quiet: true })),
})

export function certificatePage(tenant: Tenant, each: Certificate, refused: string[] = []): ConsolePage {
  const text = pem(each.signer.certificate)
  const { fingerprint, fingerprint256 } = new X509Certificate(text)
  const isDefault = tenant.certificates.shared.isActive(each)
  return {
    area: 'certificates',
    heading: certificateName(each),
    sections: [
      {
        warnings: refused,
        facts: [
          { name: 'Default', value: isDefault ? 'Yes' : 'No' },
          { name: 'Apps', value: usedBy(tenant, each).join(', ') || 'None' },
          { name: 'Expires', value: day(each.notAfter) },
          { name: 'SHA1 fingerprint', value: fingerprint, code: true },
          { name: 'SHA256 fingerprint', value: fingerprint256, code: true },
          { name: 'X.509 Certificate', value: text, block: true },
        ],
        links: [
          { label: 'Download', href: `${certificateUrl(tenant, each.id)}/download`, name: 'Download X.509 PEM' },
          { label: 'Back', href: adminUrl(tenant, 'certificates') },
        ],
        ...(isDefault
          ? {}
          : {
              form: button(certificateUrl(tenant, each.id), [
                { label: 'Make default', go: 'default' },
                { label: 'Delete', go: 'delete' },
              ]),
            }),
      },
    ],
  }
}

/** Makes one that does not sign yet. */
export async function makeCertificate(tenant: Tenant): Promise<Answer> {
  const added = await addCertificate(tenant, tenant.certificates.shared)
  if (added) return saying(`certificates/${added.id}`, 'certificate-added')
  return wrong(
    certificatesPage(tenant, [`There are ${mostCertificates} certificates, which is the most: delete one that does not sign.`]),
  )
}

/** The one that signs cannot be deleted, as by a page that is older than the choice. @param go what the button says */
export function changeCertificate(tenant: Tenant, each: Certificate, go: string | undefined): Answer {
  const certificates = tenant.certificates.shared
  if (go === 'default') {
    certificates.activate(each.id)
    return saying(`certificates/${each.id}`, 'certificate-default')
  }
  if (go !== 'delete') return `certificates/${each.id}`
  if (certificates.remove(each.id)) return saying('certificates', 'certificate-deleted')
  return wrong(
    certificatePage(tenant, each, [
      'This certificate signs: make another one the default, and choose another one in its apps, first.',
    ]),
  )
}

export const certificateFile = (each: Certificate): Download => ({
  fileName: 'onelogin.pem',
  type: 'application/x-pem-file',
  content: pem(each.signer.certificate),
})
