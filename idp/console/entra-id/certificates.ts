import { X509Certificate } from 'node:crypto'
import { type App, appSchema } from '../../directory/schema.ts'
import { pem } from '../../keys/certificate.ts'
import { type Certificate, mostCertificates } from '../../tenants/certificates.ts'
import type { Tenant } from '../../tenants/tenant.ts'
import { addCertificate, day } from '../kit/certificates.ts'
import { checked, type Errors, fieldsOf, type Posted } from '../kit/fields.ts'
import { type Answer, adminUrl, type ConsolePage, type Download, type Form, type Section, wrong } from '../kit/page.ts'
import { appPage } from './apps.ts'
import { saying } from './notices.ts'

/** SAML Signing Certificate: what signs, and how. */

const thumbprint = (certificate: string): string => new X509Certificate(certificate).fingerprint.replaceAll(':', '')

/** Of the one that signs. */
export function activeFacts(tenant: Tenant, app: App) {
  const { active } = tenant.certificates.of(app)
  return [
    { name: 'Status', value: 'Active' },
    { name: 'Thumbprint', value: thumbprint(pem(active.signer.certificate)), code: true },
    { name: 'Expiration', value: day(active.notAfter) },
  ]
}

/** Of a certificate of the service. @param certificate PEM */
export function certificateFacts(certificate: string) {
  const { validTo } = new X509Certificate(certificate)
  return [
    { name: 'Thumbprint', value: thumbprint(certificate), code: true },
    { name: 'Expiration', value: day(new Date(validTo)) },
  ]
}

const signingOptions = [
  ['response', 'Sign SAML response'],
  ['assertion', 'Sign SAML assertion'],
  ['assertion,response', 'Sign SAML response and assertion'],
] as const

const postedFrom = ({ signs, hash }: App, tenant: Tenant): Posted => ({
  signs: [...(signs ?? tenant.profile.saml.signs)].sort().join(','),
  hash: hash ?? 'sha256',
})

/** @param refused why what was asked for was not done */
export function certificatesPage(
  tenant: Tenant,
  app: App,
  { posted = postedFrom(app, tenant), errors = {}, refused = [] }: { posted?: Posted; errors?: Errors; refused?: string[] } = {},
): ConsolePage {
  const at = (path: string) => adminUrl(tenant, `apps/${app.id}/certificates${path}`)
  const certificates = tenant.certificates.of(app)
  const field = fieldsOf(posted, errors)
  const options: Form = {
    action: at('/options'),
    hidden: [],
    groups: [
      {
        fields: [
          field.select('signs', 'Signing Option', signingOptions),
          field.select('hash', 'Signing Algorithm', [
            ['sha256', 'SHA-256'],
            ['sha1', 'SHA-1'],
          ]),
        ],
      },
    ],
    buttons: [{ label: 'Save' }],
    cancel: adminUrl(tenant, `apps/${app.id}/saml`),
  }
  const sections: Section[] = [
    {
      ...(app.ownCertificate
        ? {}
        : {
            text: 'This application shares them with others of the tenant. At Entra ID, and for those made here, each has its own.',
          }),
      warnings: refused,
      table: {
        caption: 'Certificates',
        columns: ['Status', 'Expiration Date', 'Thumbprint', 'Actions'],
        rows: certificates.all().map((each) => certificateRow(each, certificates.isActive(each), at)),
        empty: '',
      },
      form: { action: at(''), hidden: [], groups: [], buttons: [{ label: 'New Certificate', quiet: true }] },
    },
    { heading: 'Signing', form: options },
  ]
  return appPage(tenant, app, 'sso', sections, 'SAML Signing Certificate')
}

function certificateRow(each: Certificate, isActive: boolean, at: (path: string) => string) {
  const mark = thumbprint(pem(each.signer.certificate))
  const name = mark.slice(0, 8)
  return {
    cells: [{ text: isActive ? 'Active' : 'Inactive' }, { text: day(each.notAfter) }, { text: mark, code: true }],
    links: [
      { label: 'Base64', href: at(`/${each.id}/base64`), name: `Base64 certificate download ${name}` },
      { label: 'Raw', href: at(`/${each.id}/raw`), name: `Raw certificate download ${name}` },
    ],
    posts: isActive
      ? []
      : [
          { label: 'Make certificate active', action: at(`/${each.id}/activate`), name: `Make certificate active: ${name}` },
          { label: 'Delete Certificate', action: at(`/${each.id}/delete`), name: `Delete Certificate: ${name}` },
        ],
  }
}

/** Makes one that does not sign yet. */
export async function newCertificate(tenant: Tenant, app: App): Promise<Answer> {
  if (!(await addCertificate(tenant, tenant.certificates.of(app)))) {
    const refused = [`There are ${mostCertificates} certificates, which is the most: delete one that does not sign.`]
    return wrong(certificatesPage(tenant, app, { refused }))
  }
  return saying(`apps/${app.id}/certificates`, 'certificate-made')
}

/** Lets the certificate sign, or takes it away, unless it signs; null where there is none. */
export function changeCertificate(tenant: Tenant, app: App, id: string, what: 'activate' | 'delete'): Answer {
  const certificates = tenant.certificates.of(app)
  if (!certificates.get(id)) return null
  if (what === 'activate') certificates.activate(id)
  else if (!certificates.remove(id))
    return wrong(certificatesPage(tenant, app, { refused: ['This certificate signs: make another one active first.'] }))
  return saying(`apps/${app.id}/certificates`, what === 'activate' ? 'certificate-activated' : 'certificate-deleted')
}

export function saveSigning(tenant: Tenant, app: App, posted: Posted): Answer {
  const { data, errors } = checked(appSchema.pick({ signs: true, hash: true }), {
    signs: (posted.signs ?? '').split(','),
    hash: posted.hash,
  })
  if (!data) {
    const inForm = Object.entries(errors).map(([path, message]) => [path.replace(/\[\d+\]$/, ''), message])
    return wrong(certificatesPage(tenant, app, { posted, errors: Object.fromEntries(inForm) }))
  }
  tenant.directory.apps.set(app.id, { ...app, ...data })
  return saying(`apps/${app.id}/certificates`, 'signing-saved')
}

/** A certificate as a file. @param form Base64: PEM; Raw: DER */
export function certificateFile(tenant: Tenant, app: App, id: string | undefined, form: 'base64' | 'raw'): Download | null {
  const found = tenant.certificates.of(app).get(id ?? '')
  if (!found) return null
  const { certificate } = found.signer
  return {
    fileName: `${app.name.replace(/[^\w .-]/g, '_')}.cer`,
    type: 'application/x-x509-ca-cert',
    content: form === 'base64' ? pem(certificate) : Buffer.from(certificate, 'base64'),
  }
}
