import express, { type Response, Router } from 'express'
import { ControlError } from '../control/errors.ts'
import type { ControlParts } from '../control/lookups.ts'
import { readTenantFile } from '../control/tenant-file.ts'
import { addTenant } from '../control/tenant-spec.ts'
import { definePage } from '../server/pages.ts'
import type { ConsoleAccess } from './access.ts'
import { enter, guarded, showGate } from './gate.ts'
import { readPosted } from './kit/fields.ts'
import { chooseFile } from './kit/scripts.ts'
import { addressOf } from './notices.ts'
import { fileField, whenTooLarge } from './tenant-file.ts'

const homePage = definePage<Record<string, unknown>>(new URL('./templates/home.hbs', import.meta.url))

/** What the address of the IdP itself shows: its tenants, behind the control token. */
export function homeRoutes(access: ConsoleAccess, parts: Pick<ControlParts, 'tenants' | 'surroundings'>): Router {
  const router = Router()
  const form = express.urlencoded({ extended: false, limit: '3mb', parameterLimit: 5 })
  router.get('/', (request, response) => {
    if (request.query.token !== undefined && access.enter(request.query.token, response)) return response.redirect(303, '/')
    return access.allows(request) ? show(response) : showGate(response, null)
  })
  router.post(
    '/import',
    guarded(access, () => null),
    form,
    async (request, response) => {
      const { file = '' } = readPosted(request.body)
      try {
        const tenant = await addTenant(parts, readTenantFile(file))
        return response.redirect(303, addressOf(tenant, { what: 'file-taken' }))
      } catch (error) {
        if (!(error instanceof ControlError)) throw error
        return show(response, { file, error: error.message })
      }
    },
  )
  router.use(
    '/import',
    whenTooLarge((response, wrong) => show(response, wrong, 413)),
  )
  const tokenForm = express.urlencoded({ extended: false, limit: '10kb' })
  router.post('/enter', tokenForm, (request, response) => enter(access, request, response, null))
  return router

  function show(response: Response, wrong?: { file: string; error: string }, status = wrong ? 422 : 200): void {
    const tenants = parts.tenants.all().map(({ id, url, profile, directory }) => ({
      id,
      url,
      vendor: profile.title,
      apps: [...directory.apps.values()].map(({ name }) => name).join(', '),
    }))
    const open = wrong !== undefined || tenants.length === 0
    homePage(response, status, {
      title: 'Mock IdP by firstlogin',
      vendor: null,
      tenants,
      open,
      file: fileField(wrong),
      scripts: [chooseFile],
    })
  }
}
