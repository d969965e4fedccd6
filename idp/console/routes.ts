import express, { type Request, type Response, Router } from 'express'
import { ControlError } from '../control/errors.ts'
import { definePage, definePartial } from '../server/pages.ts'
import type { Tenant } from '../tenants/tenant.ts'
import type { ConsoleAccess } from './access.ts'
import { addPerson, saveApp, saveAssignment, savePerson, saveSignInAs, saveStatements } from './edits.ts'
import { enter, guarded, showGate } from './gate.ts'
import { readPosted } from './kit/fields.ts'
import { serveConsoles } from './kit/serve.ts'
import { addressOf, type Notice, noticeIn, type Saved } from './notices.ts'
import { tenantFileRoutes } from './tenant-file.ts'
import { consoles } from './vendors.ts'
import { viewConsole, type WrongApp } from './view.ts'

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
  router.post(
    '/console/sign-in-as',
    form,
    saved((tenant, request) => saveSignInAs(tenant, request.body ?? {})),
  )
  router.post(
    '/console/people',
    form,
    saved((tenant, request) => addPerson(tenant, request.body ?? {})),
  )
  router.post(
    '/console/people/:person',
    form,
    saved((tenant, request) => savePerson(tenant, String(request.params.person), request.body ?? {})),
  )
  for (const path of ['/console/apps', '/console/apps/:app/settings'])
    router.post(path, form, (request, response) => {
      const tenant = tenantOf(response)
      const before = tenant.directory.apps.get(String(request.params.app))
      const posted = readPosted(request.body)
      const result = saveApp(tenant, posted, before)
      if ('saved' in result) return response.redirect(303, addressOf(tenant, result.saved))
      const wrong = { app: before?.id ?? null, posted, errors: result.errors }
      return showTenant(response, tenant, { error: 'Please look at the fields of the app.', wrong })
    })
  router.post(
    '/console/apps/:app',
    form,
    saved((tenant, request) => saveStatements(tenant, String(request.params.app), request.body ?? {})),
  )
  router.post(
    '/console/apps/:app/assignments/:person',
    form,
    saved((tenant, { params, body }) => saveAssignment(tenant, String(params.app), String(params.person), body ?? {})),
  )
  router.use('/console/file', tenantFileRoutes(tenantOf))
  router.use('/admin', serveConsoles(consoles, access, tenantOf))
  return router

  function saved(edit: (tenant: Tenant, request: Request) => Saved) {
    return (request: Request, response: Response) => {
      const tenant = tenantOf(response)
      attempt(response, tenant, () => edit(tenant, request))
    }
  }
}

function attempt(response: Response, tenant: Tenant, edit: () => Saved): void {
  try {
    response.redirect(303, addressOf(tenant, edit()))
  } catch (error) {
    if (!(error instanceof ControlError)) throw error
    showTenant(response, tenant, { error: error.path ? `${error.path}: ${error.message}` : error.message })
  }
}

interface Said {
  notice?: Notice | null
  error?: string
  wrong?: WrongApp
}

function showTenant(response: Response, tenant: Tenant, { notice, error, wrong }: Said): void {
  tenantPage(response, error === undefined ? 200 : 422, {
    title: `${tenant.id} – ${tenant.profile.title}`,
    vendor: tenant.profile,
    error,
    ...viewConsole(tenant, notice ?? null, wrong),
  })
}
