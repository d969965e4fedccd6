import express, { type Response, Router } from 'express'
import { ControlError } from '../control/errors.ts'
import { found } from '../control/lookups.ts'
import { DirectoryRefusal } from '../directory/limits.ts'
import { definePage, definePartial } from '../server/pages.ts'
import { wholeForm } from '../server/whole-form.ts'
import type { Tenant } from '../tenants/tenant.ts'
import type { ConsoleAccess } from './access.ts'
import { addPerson, type Outcome, saveApp, saveAssignment, savePerson, saveSignInAs, saveStatements } from './edits.ts'
import { formKeys, type WrongForm } from './forms.ts'
import { enter, guarded, showGate } from './gate.ts'
import { type Posted, readPosted } from './kit/fields.ts'
import { serveConsoles } from './kit/serve.ts'
import { addressOf, type Notice, noticeIn } from './notices.ts'
import { tenantFileRoutes } from './tenant-file.ts'
import { consoles } from './vendors.ts'
import { mistakesIn, viewConsole } from './view.ts'

definePartial('problem', new URL('./templates/problem.hbs', import.meta.url))
definePartial('person-fields', new URL('./templates/person-fields.hbs', import.meta.url))
const tenantPage = definePage<Record<string, unknown>>(new URL('./templates/tenant.hbs', import.meta.url))

/** The tenant page: people, assignments, statements and their problems. Behind the control token, since it edits. */
export function consoleRoutes(access: ConsoleAccess, tenantOf: (response: Response) => Tenant): Router {
  const router = Router()
  const form = express.urlencoded({ extended: false, limit: '1mb', parameterLimit: 50 })

  router.get('/', (request, response) => {
    const tenant = tenantOf(response)
    // A link with the token in it, as a start script prints one, works once per browser and leaves no token in the address.
    if (request.query.token !== undefined && access.enter(request.query.token, response))
      return response.redirect(303, `${tenant.url}/`)
    return access.allows(request)
      ? showTenant(response, tenant, { notice: noticeIn(request.query, tenant) })
      : showGate(response, tenant)
  })
  router.post('/console/enter', form, (request, response) => enter(access, request, response, tenantOf(response)))
  router.use('/console', guarded(access, tenantOf))
  edit('/console/sign-in-as', (tenant, posted) => ({ key: 'sign-in-as', outcome: saveSignInAs(tenant, posted) }))
  edit('/console/people', (tenant, posted) => ({ key: formKeys.newPerson, outcome: addPerson(tenant, posted) }))
  edit('/console/people/:person', (tenant, posted, { person }) => ({
    key: formKeys.person(person),
    outcome: savePerson(tenant, person, posted),
  }))
  edit('/console/apps', (tenant, posted) => ({ key: formKeys.newApp, outcome: saveApp(tenant, posted, undefined) }))
  edit('/console/apps/:app/settings', (tenant, posted, { app }) => {
    const before = found(tenant.directory.apps.get(app), 'app', app)
    return { key: formKeys.settings(app), outcome: saveApp(tenant, posted, before) }
  })
  edit('/console/apps/:app', (tenant, posted, { app }) => ({
    key: formKeys.statements(app),
    outcome: saveStatements(tenant, app, posted),
  }))
  edit('/console/apps/:app/assignments/:person', (tenant, posted, { app, person }) => ({
    key: formKeys.assignment(app, person),
    outcome: saveAssignment(tenant, app, person, posted),
  }))
  router.use('/console/file', tenantFileRoutes(tenantOf))
  router.use('/admin', serveConsoles(consoles, access, tenantOf))
  return router

  /** Takes a form of the page: what it saved is said once, and what is wrong stands beside what was typed. */
  function edit(path: string, save: (tenant: Tenant, posted: Posted, params: Params) => { key: string; outcome: Outcome }): void {
    router.post(path, form, wholeForm, (request, response) => {
      const tenant = tenantOf(response)
      const posted = readPosted(request.body)
      const { app = '', person = '' } = request.params as Partial<Params>
      try {
        const { key, outcome } = save(tenant, posted, { app, person })
        if ('saved' in outcome) response.redirect(303, addressOf(tenant, outcome.saved))
        else showTenant(response, tenant, { wrong: { key, posted, errors: outcome.errors } })
      } catch (error) {
        if (!(error instanceof ControlError || error instanceof DirectoryRefusal)) throw error
        showTenant(response, tenant, { error: error.message })
      }
    })
  }
}

/** The ids in an address; '' where it has none. */
interface Params {
  app: string
  person: string
}

interface Said {
  notice?: Notice | null
  error?: string
  wrong?: WrongForm
}

function showTenant(response: Response, tenant: Tenant, { notice, error, wrong }: Said): void {
  const shown = viewConsole(tenant, notice ?? null, wrong)
  tenantPage(response, error === undefined && wrong === undefined ? 200 : 422, {
    title: `${tenant.id} – ${tenant.profile.title}`,
    vendor: tenant.profile,
    error,
    mistakes: mistakesIn(shown),
    ...shown,
  })
}
