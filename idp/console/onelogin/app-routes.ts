import type { App, GroupStatement, Statement } from '../../directory/schema.ts'
import type { Certificate } from '../../tenants/certificates.ts'
import { isUnused } from '../kit/certificates.ts'
import { confirmed, goesWith } from '../kit/confirm.ts'
import { type Routes, type Visit, withApp, withBoth } from '../kit/serve.ts'
import { accessPage, loginPage, saveAccess, saveLogin, usersPage } from './access.ts'
import { appsPage, createApp, deletePage, findPage, infoPage, metadataFile, newAppPage, saveInfo } from './apps.ts'
import { certificateFile, certificatePage, certificatesPage, changeCertificate, makeCertificate } from './certificates.ts'
import { configurationPage, saveConfiguration } from './configuration.ts'
import { nameIdPage, saveNameId } from './name-id.ts'
import { saying } from './notices.ts'
import { deleteParameter, newParameterPage, parameterPage, parameterPosted, saveParameter } from './parameter.ts'
import { parametersPage, rolesAt, statementAt } from './parameters.ts'
import { deleteRoles, rolesPage, rolesPosted, saveRoles } from './roles-parameter.ts'
import { rulePosted } from './rule.ts'
import { rulePage, saveRule } from './rule-page.ts'
import { deleteRule, moveUp, type PlacedRule, rulesOf, rulesPage } from './rules.ts'
import { saveSso, ssoPage } from './sso.ts'

/** Applications, and Security > Certificates. */
export function appRoutes(route: Routes): void {
  route.get('/apps', ({ tenant }) => appsPage(tenant))
  route.get('/find-app', ({ tenant, query }) => findPage(tenant, query))
  route.get('/add-app', ({ tenant }) => newAppPage(tenant, {}))
  route.post('/apps', ({ tenant, posted }) => createApp(tenant, posted))

  for (const [path, page] of [
    ['', infoPage],
    ['/parameters', parametersPage],
    ['/rules', rulesPage],
    ['/access', accessPage],
    ['/users', usersPage],
  ] as const)
    route.get(`/apps/:app${path}`, (at) => withApp(at, (app) => page(at.tenant, app, at.query)))
  route.get('/apps/:app/configuration', (at) => withApp(at, (app) => configurationPage(at.tenant, app, { asked: at.query })))
  route.get('/apps/:app/sso', (at) => withApp(at, (app) => ssoPage(at.tenant, app, { asked: at.query })))
  for (const [path, save] of [
    ['', saveInfo],
    ['/configuration', saveConfiguration],
    ['/sso', saveSso],
    ['/access', saveAccess],
    ['/parameters/name-id', saveNameId],
  ] as const)
    route.post(`/apps/:app${path}`, (at) => withApp(at, (app) => save(at.tenant, app, at.posted)))

  route.download('/apps/:app/metadata', (at) => withApp(at, (app) => metadataFile(at.tenant, app)))
  route.get('/apps/:app/delete', (at) => withApp(at, (app) => deletePage(at.tenant, app)))
  route.post('/apps/:app/delete', (at) =>
    withApp(at, (app) => {
      at.tenant.directory.apps.delete(app.id)
      return saying('apps', 'app-deleted')
    }),
  )
  route.get('/apps/:app/users/:person', (at) => withBoth(at, (app, person) => loginPage(at.tenant, app, person)))
  route.post('/apps/:app/users/:person', (at) => withBoth(at, (app, person) => saveLogin(at.tenant, app, person, at.posted)))

  parameterRoutes(route)
  ruleRoutes(route)
  certificateRoutes(route)
}

function parameterRoutes(route: Routes): void {
  route.get('/apps/:app/parameters/name-id', (at) => withApp(at, (app) => nameIdPage(at.tenant, app)))
  route.get('/apps/:app/parameters/new', (at) => withApp(at, (app) => newParameterPage(at.tenant, app, { include: '1' })))
  route.post('/apps/:app/parameters/new', (at) => withApp(at, (app) => saveParameter(at.tenant, app, null, at.posted)))
  route.get('/apps/:app/parameters/:key', (at) =>
    withStatement(at, (app, each) => parameterPage(at.tenant, app, each, parameterPosted(at.tenant, app, each))),
  )
  route.post('/apps/:app/parameters/:key', (at) =>
    withStatement(at, (app, each) => saveParameter(at.tenant, app, each, at.posted)),
  )
  route.post('/apps/:app/parameters/:key/delete', (at) => withStatement(at, (app, each) => deleteParameter(at.tenant, app, each)))
  route.get('/apps/:app/parameters/roles/:key', (at) =>
    withRolesAt(at, (app, each) => rolesPage(at.tenant, app, each, rolesPosted(each))),
  )
  route.post('/apps/:app/parameters/roles/:key', (at) =>
    withRolesAt(at, (app, each) => saveRoles(at.tenant, app, each, at.posted)),
  )
  route.post('/apps/:app/parameters/roles/:key/delete', (at) => withRolesAt(at, (app, each) => deleteRoles(at.tenant, app, each)))
}

function ruleRoutes(route: Routes): void {
  route.get('/apps/:app/rules/new', (at) =>
    withApp(at, (app) => (app.statements.length > 0 ? rulePage(at.tenant, app, null, rulePosted(app, null)) : null)),
  )
  route.post('/apps/:app/rules/new', (at) => withApp(at, (app) => saveRule(at.tenant, app, null, at.posted)))
  route.get('/apps/:app/rules/:rule', (at) =>
    withRule(at, (app, placed) => rulePage(at.tenant, app, placed, rulePosted(app, placed))),
  )
  route.post('/apps/:app/rules/:rule', (at) => withRule(at, (app, placed) => saveRule(at.tenant, app, placed, at.posted)))
  route.post('/apps/:app/rules/:rule/delete', (at) => withRule(at, (app, placed) => deleteRule(at.tenant, app, placed)))
  route.post('/apps/:app/rules/:rule/up', (at) => withRule(at, (app, placed) => moveUp(at.tenant, app, placed)))
}

function certificateRoutes(route: Routes): void {
  route.get('/certificates', ({ tenant }) => certificatesPage(tenant))
  route.post('/certificates', ({ tenant }) => makeCertificate(tenant))
  route.get('/certificates/:certificate', (at) => withCertificate(at, (each) => certificatePage(at.tenant, each)))
  route.post('/certificates/:certificate', (at) =>
    withCertificate(at, (each) => {
      const act = () => changeCertificate(at.tenant, each, at.posted.go)
      if (at.posted.go !== 'delete' || !isUnused(at.tenant, each)) return act()
      const back = `certificates/${each.id}`
      const question = {
        area: 'certificates',
        name: 'certificate',
        text: goesWith.certificate,
        button: 'Delete certificate',
        back,
      }
      return confirmed(at, question, act)
    }),
  )
  route.download('/certificates/:certificate/download', (at) => withCertificate(at, certificateFile))
}

const withStatement = <T>(at: Visit, act: (app: App, statement: Statement) => T): T | null =>
  withApp(at, (app) => {
    const found = statementAt(app, at.params.key)
    return found ? act(app, found) : null
  })

const withRolesAt = <T>(at: Visit, act: (app: App, statement: GroupStatement) => T): T | null =>
  withApp(at, (app) => {
    const found = rolesAt(app, at.params.key)
    return found ? act(app, found) : null
  })

const withRule = <T>(at: Visit, act: (app: App, placed: PlacedRule) => T): T | null =>
  withApp(at, (app) => {
    const found = rulesOf(app).find(({ key }) => key === at.params.rule)
    return found ? act(app, found) : null
  })

function withCertificate<T>({ tenant, params }: Visit, act: (each: Certificate) => T): T | null {
  const found = tenant.certificates.shared.get(params.certificate ?? '')
  return found ? act(found) : null
}
