import express, { type Express, Router } from 'express'
import { apiRoutes } from '../api/routes.ts'
import { observationRoutes } from '../observe/routes.ts'
import { accountRoutes } from '../surfaces/account/routes.ts'
import { adminRoutes } from '../surfaces/admin/routes.ts'
import { apiPlatformRoutes } from '../surfaces/api-platform/routes.ts'
import { chatRoutes } from '../surfaces/chat/routes.ts'
import { endUserRoutes } from '../surfaces/end-user/routes.ts'
import { invitationRoutes } from '../surfaces/invitation/routes.ts'
import { portalRoutes } from '../surfaces/portal/routes.ts'
import { samlRoutes } from '../surfaces/sign-in/routes.ts'
import { workspaceRoutes } from '../surfaces/workspace/routes.ts'
import { switchRoutes } from '../surfaces/workspace/switch.ts'
import { verificationRoutes } from '../verification/routes.ts'
import type { SpContext } from './context.ts'
import { errorPages, notFound } from './errors.ts'
import { ownHostOnly, ownOriginOnly, safeHeaders } from './guards.ts'
import { sendPage } from './html.ts'
import { withOrganisation, withPlace } from './scope.ts'

/** The whole service provider as one list of routes. The set-up and observation API is there only with a token. */
export function createApp(context: SpContext, testToken?: string): Express {
  const app = express()
  app.disable('x-powered-by')
  app.disable('etag')
  app.set('query parser', 'simple')
  app.use(safeHeaders)
  app.use(ownHostOnly(context.base))
  if (testToken !== undefined) app.use('/test/v1', observationRoutes(context, testToken))
  app.get('/assets/style.css', (_request, response) => {
    response.type('css').set('Cache-Control', 'max-age=300').send(context.pages.style)
  })

  app.get('/', (_request, response) => sendPage(context, response, null, 'root', { title: 'Reference SP' }, {}))

  // For programs: no session counts there, so no page of another site can use one.
  app.use('/o/:o/api', apiRoutes(context))

  const organisation = Router({ mergeParams: true })
  organisation.use(withOrganisation(context))
  organisation.use('/end-user/:place', withPlace('end-user'), samlRoutes(context))
  organisation.use('/workspace/:place', withPlace('workspace'), samlRoutes(context))
  organisation.use(ownOriginOnly(context.base))
  organisation.use('/end-user/:place', withPlace('end-user'), endUserRoutes(context))
  organisation.use('/workspace/:place', withPlace('workspace'), workspaceRoutes(context))
  organisation.use('/portal', portalRoutes(context))
  organisation.use('/admin/api-platform', apiPlatformRoutes(context))
  organisation.use('/admin', adminRoutes(context))
  organisation.use(invitationRoutes(context))
  organisation.use(verificationRoutes(context), chatRoutes(context), switchRoutes(context), accountRoutes(context))
  app.use('/o/:o', organisation)

  app.use(notFound)
  app.use(errorPages(context))
  return app
}
