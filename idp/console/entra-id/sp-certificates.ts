import { type App, appSchema } from '../../directory/schema.ts'
import type { Tenant } from '../../tenants/tenant.ts'
import { pemFrom } from '../kit/certificates.ts'
import { checked, type Errors, fieldsOf, type Posted } from '../kit/fields.ts'
import { type Answer, adminUrl, type ConsolePage, type Section, wrong } from '../kit/page.ts'
import { appPage } from './apps.ts'
import { certificateFacts } from './certificates.ts'
import { saying } from './notices.ts'

/** Certificates of the service: what its requests are verified with, and what assertions are encrypted for. */

const verificationPosted = ({ requestSigning }: App): Posted => ({
  ...(requestSigning ? { required: '1' } : {}),
  ...(requestSigning?.allowSha1 ? { allowSha1: '1' } : {}),
  certificate: requestSigning?.certificate ?? '',
})

export function verificationPage(
  tenant: Tenant,
  app: App,
  posted: Posted = verificationPosted(app),
  errors: Errors = {},
): ConsolePage {
  const field = fieldsOf(posted, errors)
  const section: Section = {
    ...(app.requestSigning ? { facts: certificateFacts(app.requestSigning.certificate) } : {}),
    form: {
      action: adminUrl(tenant, `apps/${app.id}/verification`),
      hidden: [],
      groups: [
        {
          fields: [
            field.checkbox('required', 'Require verification certificates'),
            field.checkbox('allowSha1', 'Allow requests signed with RSA-SHA1'),
            field.textarea('certificate', 'Certificate (Base64)', {
              hint: 'The certificate that the application signs its requests with. Without the first box it is not kept.',
              holds: 'certificate',
            }),
          ],
        },
      ],
      buttons: [{ label: 'Save' }],
      cancel: adminUrl(tenant, `apps/${app.id}/saml`),
    },
  }
  return appPage(tenant, app, 'sso', [section], 'Verification certificates')
}

export function saveVerification(tenant: Tenant, app: App, posted: Posted): Answer {
  const { requestSigning: _, ...kept } = app
  const { data, errors } = checked(
    appSchema.pick({ requestSigning: true }),
    posted.required === '1'
      ? {
          requestSigning: {
            certificate: pemFrom(posted),
            ...(posted.allowSha1 === '1' ? { allowSha1: true } : {}),
          },
        }
      : {},
  )
  if (!data) return wrong(verificationPage(tenant, app, posted, inForm(errors, 'requestSigning')))
  tenant.directory.apps.set(app.id, { ...kept, ...data })
  return saying(`apps/${app.id}/saml`, 'verification-saved')
}

const inForm = (errors: Errors, part: string): Errors =>
  Object.fromEntries(Object.entries(errors).map(([path, message]) => [path.replace(`${part}.`, ''), message]))

export function encryptionPage(
  tenant: Tenant,
  app: App,
  posted: Posted = { certificate: app.encryption?.certificate ?? '' },
  errors: Errors = {},
): ConsolePage {
  const { encryption } = app
  const section: Section = {
    facts: [
      { name: 'Status', value: encryption ? 'Active' : 'Inactive' },
      ...(encryption ? certificateFacts(encryption.certificate) : []),
    ],
    form: {
      action: adminUrl(tenant, `apps/${app.id}/encryption`),
      hidden: [],
      groups: [
        {
          fields: [
            fieldsOf(posted, errors).textarea('certificate', 'Certificate (Base64)', {
              hint: 'The certificate of the application. Assertions are encrypted for it with AES-256.',
              holds: 'certificate',
            }),
          ],
        },
      ],
      buttons: [
        { label: 'Import Certificate', go: 'save' },
        ...(encryption ? [{ label: 'Deactivate token encryption', go: 'off', quiet: true }] : []),
      ],
    },
  }
  return appPage(tenant, app, 'encryption', [section])
}

export function saveEncryption(tenant: Tenant, app: App, posted: Posted): Answer {
  const { encryption: before, ...kept } = app
  const { data, errors } = checked(
    appSchema.pick({ encryption: true }),
    posted.go === 'off' ? {} : { encryption: { ...before, certificate: pemFrom(posted) } },
  )
  if (!data) return wrong(encryptionPage(tenant, app, posted, inForm(errors, 'encryption')))
  tenant.directory.apps.set(app.id, { ...kept, ...data })
  return saying(`apps/${app.id}/encryption`, data.encryption ? 'encryption-saved' : 'encryption-off')
}
