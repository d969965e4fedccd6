import express, { type ErrorRequestHandler, type Express, type Response } from 'express'
import { ConsoleAccess } from '../console/access.ts'
import { homeRoutes } from '../console/home.ts'
import { consoleRoutes } from '../console/routes.ts'
import { controlRoutes } from '../control/routes.ts'
import { pasteRoutes } from '../inspector/paste.ts'
import { inspectorRoutes } from '../inspector/routes.ts'
import { portalRoutes } from '../portal/routes.ts'
import { showRefusal, vendorWords } from '../signin/refusal.ts'
import { signInRoutes } from '../signin/routes.ts'
import type { Tenant, TenantSurroundings } from '../tenants/tenant.ts'
import type { Tenants } from '../tenants/tenants.ts'
import { beforeEnd } from './before-end.ts'
import { allowHosts, safeHeaders } from './guards.ts'
import type { Logger } from './log.ts'
import { sendMessage } from './pages.ts'

interface AppParts {
  tenants: Tenants
  controlToken: string
  host: string
  log: Logger
  surroundings(): TenantSurroundings
}

/** All routes of the IdP. */
export function createApp(parts: AppParts): Express {
  const app = express()
  const access = new ConsoleAccess(parts.controlToken)
  app.disable('x-powered-by')
  app.disable('etag')
  app.use(allowHosts(parts.host), safeHeaders)
  app.use('/control/v1', controlRoutes(parts))
  app.use('/t/:tenant', (request, response, next) => {
    const tenant = parts.tenants.get(request.params.tenant)
    if (!tenant) return notFound(response)
    response.locals.tenant = tenant
    if (request.method !== 'GET' && /^\/(?:console|admin)\//.test(request.path))
      beforeEnd(response, () => parts.tenants.changed(tenant.id))
    next()
  })
  app.use(
    '/t/:tenant',
    consoleRoutes(access, tenantOf),
    inspectorRoutes(access, tenantOf),
    portalRoutes(tenantOf),
    signInRoutes(tenantOf),
  )
  app.use(
    homeRoutes(access, parts),
    pasteRoutes(() => parts.surroundings().clock()),
  )
  app.use((_request, response) => (response.locals.tenant ? noSuchPage(tenantOf(response), response) : notFound(response)))
  app.use(failure(parts.log))
  return app
}

const tenantOf = (response: Response): Tenant => response.locals.tenant as Tenant

function notFound(response: Response): void {
  sendMessage(response, 404, {
    title: 'Not found',
    heading: 'There is nothing at this address',
    text: 'Tenants live at /t/<tenant>/. The control API lists the addresses of each app.',
    vendor: null,
    code: 'not-found',
  })
}

/** Below a tenant its vendor says so, where its words are known. */
function noSuchPage(tenant: Tenant, response: Response): void {
  const why = 'The control API lists the addresses of each app.'
  const text = 'Go back to the app that you came from.'
  const fallback = { title: 'Not found', heading: 'There is nothing at this address', text }
  const words = vendorWords(tenant, 'not-found', { app: null }) ?? fallback
  showRefusal(response, tenant, { code: 'not-found', status: 404, words, why })
}

function failure(log: Logger): ErrorRequestHandler {
  return (error, request, response, next) => {
    if (response.headersSent) return next(error)
    const status = typeof error?.status === 'number' && error.status < 500 ? error.status : 500
    if (status === 500) log.error({ err: error, path: request.path }, 'a request failed')
    sendMessage(response, status, {
      title: status === 413 ? 'Too large' : 'Error',
      heading: status === 500 ? 'Something went wrong here' : 'This call could not be read',
      text:
        status === 413
          ? 'The form is larger than this IdP accepts.'
          : status === 500
            ? 'The log says what.'
            : 'The form is not well-formed.',
      vendor: null,
      code: status === 413 ? 'request-too-large' : status === 500 ? 'internal-error' : 'bad-request',
    })
  }
}
