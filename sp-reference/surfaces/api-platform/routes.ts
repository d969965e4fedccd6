import express, { Router } from 'express'
import type { SpContext } from '../../server/context.ts'
import { administratorOf, withAdministrator, withPortal } from './administrator.ts'
import { clientPages } from './client-pages.ts'
import { collectionPages } from './collection-pages.ts'
import { policyPages } from './policy-pages.ts'
import { requestPages } from './request-pages.ts'
import { settingsPages } from './settings-pages.ts'

/** The administrators' side of the developer portal: Platform > API platform. */
export function apiPlatformRoutes(context: SpContext): Router {
  const router = Router({ mergeParams: true })
  router.use(withAdministrator(context), express.urlencoded({ extended: false, limit: '16kb', parameterLimit: 1000 }))
  router.get('/', (request, response) => response.redirect(302, `${administratorOf(request).path}/collections`))
  router.use(settingsPages(context))
  router.use(['/collections', '/clients', '/requests', '/policies'], withPortal)
  router.use(collectionPages(context), clientPages(context), requestPages(context), policyPages(context))
  return router
}
