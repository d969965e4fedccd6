import { isUnused } from '../kit/certificates.ts'
import { confirmed, goesWith } from '../kit/confirm.ts'
import { type Routes, withApp, withBoth } from '../kit/serve.ts'
import { accessPage, saveStatus, switchGroup, switchUser } from './access.ts'
import {
  deletePage,
  detailsPage,
  mappingPage,
  metadataPage,
  saveDetails,
  saveMapping,
  saveService,
  servicePage,
} from './app-parts.ts'
import { appPage, appsPage } from './apps.ts'
import { changeCertificate, makeCertificate, ssoPage } from './certificates.ts'
import { withGroup } from './directory-routes.ts'
import { certificateFile, metadataFile } from './identity-provider.ts'
import { saying } from './notices.ts'
import { blank, detailsPosted, mappingPosted, servicePosted } from './settings.ts'
import { changeUnit } from './units.ts'
import { continueWizard, wizardPage } from './wizard.ts'

/** Apps > Web and mobile apps, and Security > SSO with SAML applications. */
export function appRoutes(route: Routes): void {
  route.get('/apps', ({ tenant, query }) => appsPage(tenant, query.menu === 'add'))
  route.get('/add-app', ({ tenant }) => wizardPage(tenant, 'details', blank))
  route.post('/add-app', ({ tenant, posted }) => continueWizard(tenant, posted))
  route.get('/apps/:app', (at) => withApp(at, (app) => appPage(at.tenant, app, at.query)))
  route.get('/apps/:app/details', (at) => withApp(at, (app) => detailsPage(at.tenant, app, detailsPosted(app))))
  route.post('/apps/:app/details', (at) => withApp(at, (app) => saveDetails(at.tenant, app, at.posted)))
  route.get('/apps/:app/service', (at) => withApp(at, (app) => servicePage(at.tenant, app, servicePosted(app))))
  route.post('/apps/:app/service', (at) => withApp(at, (app) => saveService(at.tenant, app, at.posted)))
  route.get('/apps/:app/mapping', (at) => withApp(at, (app) => mappingPage(at.tenant, app, mappingPosted(app))))
  route.post('/apps/:app/mapping', (at) => withApp(at, (app) => saveMapping(at.tenant, app, at.posted)))
  route.get('/apps/:app/metadata', (at) => withApp(at, (app) => metadataPage(at.tenant, app)))
  route.get('/apps/:app/delete', (at) => withApp(at, (app) => deletePage(at.tenant, app)))
  route.post('/apps/:app/delete', (at) =>
    withApp(at, (app) => {
      at.tenant.directory.apps.delete(app.id)
      return saying('apps', 'app-deleted')
    }),
  )

  route.get('/apps/:app/access', (at) => withApp(at, (app) => accessPage(at.tenant, app)))
  route.post('/apps/:app/access', (at) =>
    withApp(at, (app) => {
      saveStatus(at.tenant, app, at.posted.status)
      return saying(`apps/${app.id}`, 'access-saved')
    }),
  )
  route.post('/apps/:app/access/groups/:group', (at) =>
    withApp(at, (app) =>
      withGroup(at, (name) => {
        switchGroup(at.tenant, app, name)
        return saying(`apps/${app.id}/access`, 'access-saved')
      }),
    ),
  )
  route.post('/apps/:app/access/units/:unit/:how', (at) =>
    withApp(at, (app) => {
      const { unit = '', how = '' } = at.params
      return changeUnit(at.tenant, app, unit, how) ? saying(`apps/${app.id}/access`, 'access-saved') : null
    }),
  )
  route.post('/apps/:app/access/users/:person', (at) =>
    withBoth(at, (app, person) => {
      switchUser(at.tenant, app, person)
      return saying(`apps/${app.id}/access`, 'access-saved')
    }),
  )

  route.get('/sso', ({ tenant }) => ssoPage(tenant))
  route.download('/sso/metadata', ({ tenant }) => metadataFile(tenant))
  route.post('/sso/certificates', ({ tenant }) => makeCertificate(tenant))
  route.download('/sso/certificates/:certificate/download', ({ tenant, params }) => {
    const found = tenant.certificates.shared.get(params.certificate ?? '')
    return found ? certificateFile(found) : null
  })
  route.post('/sso/certificates/:certificate', (at) => {
    const found = at.tenant.certificates.shared.get(at.params.certificate ?? '')
    const act = () => changeCertificate(at.tenant, at.params.certificate ?? '', at.posted.go)
    if (at.posted.go !== 'delete' || !found || !isUnused(at.tenant, found)) return act()
    const question = { area: 'sso', name: 'certificate', text: goesWith.certificate, button: 'Delete certificate', back: 'sso' }
    return confirmed(at, question, act)
  })
}
