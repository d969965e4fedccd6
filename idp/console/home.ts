import express, { Router } from 'express'
import { definePage } from '../server/pages.ts'
import type { Tenants } from '../tenants/tenants.ts'
import type { ConsoleAccess } from './access.ts'

const homePage = definePage<Record<string, unknown>>(new URL('./templates/home.hbs', import.meta.url))
const gatePage = definePage<Record<string, unknown>>(new URL('./templates/gate.hbs', import.meta.url))
const title = 'Mock IdP by firstlogin'

/** What the address of the IdP itself shows: its tenants, behind the control token. */
export function homeRoutes(access: ConsoleAccess, tenants: Tenants): Router {
  const router = Router()
  router.get('/', (request, response) => {
    if (request.query.token !== undefined && access.enter(request.query.token, response)) return response.redirect(303, '/')
    if (!access.allows(request)) return gatePage(response, 200, { title, vendor: null, action: '/enter' })
    const list = tenants.all().map(({ id, url, profile, directory }) => ({
      id,
      url,
      vendor: profile.title,
      apps: [...directory.apps.values()].map(({ name }) => name).join(', '),
    }))
    return homePage(response, 200, { title, vendor: null, tenants: list })
  })
  router.post('/enter', express.urlencoded({ extended: false, limit: '10kb' }), (request, response) => {
    if (access.enter(request.body?.token, response)) response.redirect(303, '/')
    else
      gatePage(response, 401, {
        title,
        vendor: null,
        action: '/enter',
        error: 'This is not the control token of the running IdP.',
      })
  })
  return router
}
