import { viewApp } from '../../control/views.ts'
import { type App, appSchema } from '../../directory/schema.ts'
import { endpoints, type Tenant } from '../../tenants/tenant.ts'
import { chosenFrom } from '../kit/certificates.ts'
import { checked, type Errors, fieldsOf, type Posted } from '../kit/fields.ts'
import { keepApp } from '../kit/keep.ts'
import { type Answer, adminUrl, type ConsolePage, wrong } from '../kit/page.ts'
import { appPage } from './apps.ts'
import { certificateName } from './certificates.ts'
import { saying } from './notices.ts'

/** The tab "SSO": what the service has to know, and what signatures are made with. */

export function ssoPage(
  tenant: Tenant,
  app: App,
  { asked = {}, posted = postedFrom(tenant, app), errors = {} }: { asked?: Posted; posted?: Posted; errors?: Errors } = {},
): ConsolePage {
  const { entityId, ssoUrl } = viewApp(tenant, app)
  const { active, all } = tenant.certificates.of(app)
  const field = fieldsOf(posted, errors)
  const slo = endpoints(tenant, app).slo ?? ''
  const algorithms = [
    ['sha1', 'SHA-1'],
    ['sha256', 'SHA-256'],
    ['sha384', 'SHA-384'],
    ['sha512', 'SHA-512'],
  ] as const
  return appPage(
    tenant,
    app,
    'sso',
    [
      {
        heading: 'Enable SAML2.0',
        facts: [
          { name: 'Issuer URL', value: entityId, code: true },
          { name: 'SAML 2.0 Endpoint (HTTP)', value: ssoUrl, code: true },
          { name: 'SLO Endpoint (HTTP)', value: tenant.url + slo, code: true },
        ],
        links: [
          {
            label: 'View Details',
            href: adminUrl(tenant, `certificates/${active.id}`),
            name: 'View Details of the X.509 Certificate',
          },
        ],
      },
      {
        form: {
          action: adminUrl(tenant, `apps/${app.id}/sso`),
          hidden: [],
          groups: [
            {
              fields: [
                field.select(
                  'certificate',
                  'X.509 Certificate',
                  all().map((each) => [each.id, certificateName(each)]),
                ),
                field.select('hash', 'SAML Signature Algorithm', algorithms, {
                  hint: 'Careful services refuse SHA-1.',
                }),
              ],
            },
          ],
          buttons: [{ label: 'Save' }],
        },
      },
    ],
    { asked },
  )
}

const postedFrom = (tenant: Tenant, app: App): Posted => ({
  certificate: tenant.certificates.of(app).active.id,
  hash: app.hash ?? 'sha256',
})

export function saveSso(tenant: Tenant, app: App, posted: Posted): Answer {
  const { data, errors } = checked(appSchema.pick({ hash: true }).required(), { hash: posted.hash })
  const certificates = tenant.certificates.of(app)
  const chosen = chosenFrom(certificates, posted)
  if (!data || !chosen.id) return wrong(ssoPage(tenant, app, { posted, errors: { ...errors, ...chosen.errors } }))
  certificates.activate(chosen.id)
  keepApp(tenant, { ...app, hash: data.hash })
  return saying(`apps/${app.id}/sso`, 'app-saved')
}
