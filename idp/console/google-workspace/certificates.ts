import { pem } from '../../keys/certificate.ts'
import type { Certificate } from '../../tenants/certificates.ts'
import type { Tenant } from '../../tenants/tenant.ts'
import { addCertificate, day, usedBy } from '../kit/certificates.ts'
import { type Answer, adminUrl, type ConsolePage, type Section, wrong } from '../kit/page.ts'
import { certificateName, fingerprint } from './identity-provider.ts'
import { saying } from './notices.ts'

/** Security > Authentication > SSO with SAML applications. */

/** Google Workspace Admin help, "Maintain SAML certificates". */
const mostCertificates = 2

/** @param refused why what was asked for was not done */
export function ssoPage(tenant: Tenant, refused: string[] = []): ConsolePage {
  const all = tenant.certificates.shared.all()
  return {
    area: 'sso',
    heading: 'SSO with SAML applications',
    text: 'Certificates show a service that a message comes from here. There are at most two, each for five years.',
    sections: [
      ...(refused.length > 0 ? [{ warnings: refused }] : []),
      ...all.map((each, index) => certificateSection(tenant, each, index)),
      all.length < mostCertificates
        ? {
            heading: 'Add another certificate',
            text: 'It does not sign until it is chosen; until then a service can be told of both.',
            form: button(tenant, '', 'Add another certificate'),
          }
        : { text: `Delete the certificate that is not used to add another one.` },
      {
        heading: 'Metadata',
        text: 'Names every certificate, and is valid until the first of them ends.',
        links: [{ label: 'Download metadata', href: adminUrl(tenant, 'sso/metadata') }],
      },
    ],
  }
}

function certificateSection(tenant: Tenant, each: Certificate, index: number): Section {
  const text = pem(each.signer.certificate)
  const number = index + 1
  const apps = usedBy(tenant, each)
  const isDefault = tenant.certificates.shared.isActive(each)
  const use = { label: 'Use for every app', go: 'use', name: `Use for every app: certificate ${number}` }
  const remove = { label: 'Delete certificate', go: 'delete', quiet: true, name: `Delete certificate ${number}` }
  const buttons = [
    ...(isDefault && apps.length === tenant.directory.apps.size ? [] : [use]),
    ...(isDefault || apps.length > 0 ? [] : [remove]),
  ]
  return {
    heading: `Certificate ${number}`,
    facts: [
      { name: 'Name', value: certificateName(each) },
      { name: 'Used', value: apps.length > 0 ? `By ${apps.join(', ')}` : 'By no app' },
      { name: 'Expires', value: day(each.notAfter) },
      { name: 'Certificate', value: text, block: true },
      { name: 'SHA-256 fingerprint', value: fingerprint(text), code: true },
    ],
    links: [
      {
        label: 'Download certificate',
        href: adminUrl(tenant, `sso/certificates/${each.id}/download`),
        name: `Download certificate ${number}`,
      },
    ],
    ...(buttons.length > 0 ? { form: { ...button(tenant, `/${each.id}`, ''), buttons } } : {}),
  }
}

const button = (tenant: Tenant, path: string, label: string) => ({
  action: adminUrl(tenant, `sso/certificates${path}`),
  hidden: [],
  groups: [],
  buttons: [{ label, quiet: true }],
})

export async function makeCertificate(tenant: Tenant): Promise<Answer> {
  if (await addCertificate(tenant, tenant.certificates.shared, mostCertificates)) return saying('sso', 'certificate-added')
  return wrong(ssoPage(tenant, ['There are two certificates, which is the most: delete the one that is not used.']))
}

/** The one that signs cannot be deleted, as by a page that is older than the choice. @param go what the button says */
export function changeCertificate(tenant: Tenant, id: string, go: string | undefined): Answer {
  const { shared } = tenant.certificates
  if (!shared.get(id)) return null
  if (go !== 'use' && go !== 'delete') return 'sso'
  if (go === 'use') useForAll(tenant, id)
  else if (!shared.remove(id))
    return wrong(ssoPage(tenant, ['This certificate is used: use the other one before it is deleted.']))
  return saying('sso', go === 'use' ? 'certificate-used' : 'certificate-deleted')
}

/** For the apps that there are, whatever they have chosen, and for those to come. */
function useForAll({ certificates, directory }: Tenant, id: string): void {
  for (const list of [certificates.shared, ...[...directory.apps.values()].map((app) => certificates.of(app))]) list.activate(id)
}
