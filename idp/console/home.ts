import express, { type Response, Router } from 'express'
import { ControlError } from '../control/errors.ts'
import type { ControlParts } from '../control/lookups.ts'
import { readTenantFile } from '../control/tenant-file.ts'
import { addTenant } from '../control/tenant-spec.ts'
import { definePage } from '../server/pages.ts'
import { type ConsoleAccess, isOwnForm } from './access.ts'
import { refuseForeignForm } from './gate.ts'
import { readPosted } from './kit/fields.ts'
import { addressOf } from './notices.ts'
import { fileField } from './tenant-file.ts'

const homePage = definePage<Record<string, unknown>>(new URL('./templates/home.hbs', import.meta.url))
const gatePage = definePage<Record<string, unknown>>(new URL('./templates/gate.hbs', import.meta.url))
const title = 'Mock IdP by firstlogin'

/** What the address of the IdP itself shows: its tenants, behind the control token. */
export function homeRoutes(access: ConsoleAccess, parts: Pick<ControlParts, 'tenants' | 'surroundings'>): Router {
  const router = Router()
  const form = express.urlencoded({ extended: false, limit: '3mb', parameterLimit: 5 })
  router.get('/', (request, response) => {
    if (request.query.token !== undefined && access.enter(request.query.token, response)) return response.redirect(303, '/')
    if (!access.allows(request)) return gatePage(response, 200, { title, vendor: null, action: '/enter' })
    return show(response)
  })
  router.post('/import', form, async (request, response) => {
    if (!access.allows(request)) return gatePage(response, 401, { title, vendor: null, action: '/enter' })
    if (!isOwnForm(request)) return refuseForeignForm(response)
    const { file = '' } = readPosted(request.body)
    try {
      const tenant = await addTenant(parts, readTenantFile(file))
      return response.redirect(303, addressOf(tenant, { what: 'file-taken' }))
    } catch (error) {
      if (!(error instanceof ControlError)) throw error
      return show(response, { file, error: error.message })
    }
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

  function show(response: Response, wrong?: { file: string; error: string }): void {
    const tenants = parts.tenants.all().map(({ id, url, profile, directory }) => ({
      id,
      url,
      vendor: profile.title,
      apps: [...directory.apps.values()].map(({ name }) => name).join(', '),
    }))
    const open = wrong !== undefined || tenants.length === 0
    homePage(response, wrong ? 422 : 200, { title, vendor: null, tenants, open, file: fileField(wrong) })
  }
}
