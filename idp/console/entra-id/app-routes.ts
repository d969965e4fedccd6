import { isUnfinished } from '../../directory/schema.ts'
import { confirmed, goesWith } from '../kit/confirm.ts'
import { type Routes, withApp, withBoth } from '../kit/serve.ts'
import {
  appPage,
  appsPage,
  createApp,
  galleryPage,
  newAppPage,
  overviewSections,
  propertiesSections,
  saveProperties,
} from './apps.ts'
import { assignmentsPage, assignPage, changeGroup } from './assignments.ts'
import { basicPage, saveBasic } from './basic.ts'
import { certificateFile, certificatesPage, changeCertificate, newCertificate, saveSigning } from './certificates.ts'
import { encryptionPage, saveEncryption } from './encryption.ts'
import { saying } from './notices.ts'
import { methodPage, samlPage } from './saml.ts'
import { saveVerification, verificationPage } from './sp-certificates.ts'

/** Enterprise applications: one is made, gets users, certificates and the addresses of its service. */
export function appRoutes(route: Routes): void {
  route.get('/apps', ({ tenant }) => appsPage(tenant))
  route.get('/apps/gallery', ({ tenant }) => galleryPage(tenant))
  route.get('/apps/new', ({ tenant }) => newAppPage(tenant, { purpose: 'non-gallery' }))
  route.post('/apps', ({ tenant, posted }) => createApp(tenant, posted))
  route.get('/apps/:app', (at) => withApp(at, (app) => appPage(at.tenant, app, 'overview', overviewSections(at.tenant, app))))
  route.get('/apps/:app/properties', (at) =>
    withApp(at, (app) => appPage(at.tenant, app, 'properties', propertiesSections(at.tenant, app))),
  )
  route.post('/apps/:app/properties', (at) => withApp(at, (app) => saveProperties(at.tenant, app, at.posted)))
  route.post('/apps/:app/delete', (at) =>
    withApp(at, (app) => {
      const back = `apps/${app.id}/properties`
      const question = { area: 'apps', name: app.name, text: goesWith.app(app), button: 'Delete application', back }
      return confirmed(at, question, () => {
        at.tenant.directory.apps.delete(app.id)
        return saying('apps', 'app-deleted')
      })
    }),
  )

  route.get('/apps/:app/assignments', (at) => withApp(at, (app) => assignmentsPage(at.tenant, app)))
  route.get('/apps/:app/assign', (at) => withApp(at, (app) => assignPage(at.tenant, app)))
  route.post('/apps/:app/assign/:person', (at) =>
    withBoth(at, (app, person) => {
      at.tenant.directory.assign(app, at.tenant.directory.assignment(app, person.id) ?? { person: person.id })
      return saying(`apps/${app.id}/assign`, 'assigned')
    }),
  )
  for (const what of ['assign', 'unassign'] as const)
    route.post(`/apps/:app/${what}-group/:group`, (at) =>
      withApp(at, (app) => changeGroup(at.tenant, app, at.params.group ?? '', what)),
    )
  route.post('/apps/:app/unassign/:person', (at) =>
    withBoth(at, (app, person) => {
      at.tenant.directory.unassign(app, person.id)
      return saying(`apps/${app.id}/assignments`, 'unassigned')
    }),
  )

  route.get('/apps/:app/sso', (at) =>
    withApp(at, (app) => (isUnfinished(app) ? methodPage(at.tenant, app) : samlPage(at.tenant, app))),
  )
  route.get('/apps/:app/saml', (at) => withApp(at, (app) => samlPage(at.tenant, app)))
  route.get('/apps/:app/basic', (at) => withApp(at, (app) => basicPage(at.tenant, app)))
  route.post('/apps/:app/basic', (at) => withApp(at, (app) => saveBasic(at.tenant, app, at.posted)))

  route.get('/apps/:app/certificates', (at) => withApp(at, (app) => certificatesPage(at.tenant, app)))
  route.post('/apps/:app/certificates', (at) => withApp(at, (app) => newCertificate(at.tenant, app)))
  route.post('/apps/:app/certificates/options', (at) => withApp(at, (app) => saveSigning(at.tenant, app, at.posted)))
  for (const form of ['base64', 'raw'] as const)
    route.download(`/apps/:app/certificates/:certificate/${form}`, (at) =>
      withApp(at, (app) => certificateFile(at.tenant, app, at.params.certificate, form)),
    )
  for (const what of ['activate', 'delete'] as const)
    route.post(`/apps/:app/certificates/:certificate/${what}`, (at) =>
      withApp(at, (app) => changeCertificate(at.tenant, app, at.params.certificate ?? '', what)),
    )
  route.get('/apps/:app/verification', (at) => withApp(at, (app) => verificationPage(at.tenant, app)))
  route.post('/apps/:app/verification', (at) => withApp(at, (app) => saveVerification(at.tenant, app, at.posted)))
  route.get('/apps/:app/encryption', (at) => withApp(at, (app) => encryptionPage(at.tenant, app)))
  route.post('/apps/:app/encryption', (at) => withApp(at, (app) => saveEncryption(at.tenant, app, at.posted)))
}
