import { type App, appSchema } from '../../directory/schema.ts'
import type { Tenant } from '../../tenants/tenant.ts'
import { pemFrom } from '../kit/certificates.ts'
import { checked, type Errors, fieldsOf, type Posted } from '../kit/fields.ts'
import { type Answer, adminUrl, type ConsolePage, type Section, wrong } from '../kit/page.ts'
import { appPage } from './apps.ts'
import { certificateFacts } from './certificates.ts'
import { saying } from './notices.ts'

/** Verification certificates: what requests of the service are verified with. */

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
