import { type App, appSchema } from '../../directory/schema.ts'
import type { Tenant } from '../../tenants/tenant.ts'
import { pemFrom } from '../kit/certificates.ts'
import { checked, type Errors, fieldsOf, type Posted } from '../kit/fields.ts'
import { type Answer, adminUrl, type Button, type ConsolePage, type Section, wrong } from '../kit/page.ts'
import { appPage } from './apps.ts'
import { certificateFacts } from './certificates.ts'
import { saying } from './notices.ts'

/**
 * Token encryption: a certificate of the service is imported, and then activated. Microsoft docs, "Configure Microsoft Entra SAML token
 * encryption". The portal keeps a list; here there is one that is active and one that waits.
 */

export function encryptionPage(tenant: Tenant, app: App, posted: Posted = {}, errors: Errors = {}): ConsolePage {
  const action = adminUrl(tenant, `apps/${app.id}/encryption`)
  const { encryption: active, importedCertificate: waiting } = app
  const certificate = (heading: string, pem: string, buttons: Button[]): Section => ({
    heading,
    facts: certificateFacts(pem),
    form: { action, hidden: [], groups: [], buttons },
  })
  const sections: Section[] = [
    { facts: [{ name: 'Status', value: active ? 'Active' : 'Inactive' }] },
    ...(active
      ? [
          certificate('Active certificate', active.certificate, [
            { label: 'Deactivate token encryption', go: 'off', quiet: true },
          ]),
        ]
      : []),
    ...(waiting
      ? [
          certificate('Inactive certificate', waiting, [
            { label: 'Activate token encryption certificate', go: 'on' },
            { label: 'Delete certificate', go: 'delete', quiet: true },
          ]),
        ]
      : []),
    {
      heading: 'Import a certificate',
      form: {
        action,
        hidden: [],
        groups: [
          {
            fields: [
              fieldsOf(posted, errors).textarea('certificate', 'Certificate (Base64)', {
                hint: 'The certificate of the application. Once it is activated, assertions are encrypted for it with AES-256.',
                holds: 'certificate',
              }),
            ],
          },
        ],
        buttons: [{ label: 'Import Certificate', go: 'save' }],
      },
    },
  ]
  return appPage(tenant, app, 'encryption', sections)
}

/** What each button makes of the app, and what is said of it. */
export function saveEncryption(tenant: Tenant, app: App, posted: Posted): Answer {
  const { encryption: active, importedCertificate: waiting, ...kept } = app
  const save = (next: App, notice: Parameters<typeof saying>[1]) => {
    tenant.directory.apps.set(app.id, next)
    return saying(`apps/${app.id}/encryption`, notice)
  }
  if (posted.go === 'off') return save({ ...kept, ...waits(active?.certificate ?? waiting) }, 'encryption-off')
  if (posted.go === 'on' && waiting) return save({ ...kept, encryption: { certificate: waiting } }, 'encryption-saved')
  if (posted.go === 'delete') return save({ ...kept, ...(active ? { encryption: active } : {}) }, 'certificate-deleted')
  const { data, errors } = checked(appSchema.pick({ importedCertificate: true }), { importedCertificate: pemFrom(posted) })
  if (!data) return wrong(encryptionPage(tenant, app, posted, { certificate: errors.importedCertificate ?? '' }))
  return save({ ...app, ...data }, 'encryption-imported')
}

const waits = (certificate: string | undefined): Pick<App, 'importedCertificate'> =>
  certificate === undefined ? {} : { importedCertificate: certificate }
