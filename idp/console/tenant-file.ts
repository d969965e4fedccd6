import express, { type ErrorRequestHandler, type Response, Router } from 'express'
import { ControlError } from '../control/errors.ts'
import { readTenantFile, tenantFileText } from '../control/tenant-file.ts'
import { replaceTenant } from '../control/tenant-spec.ts'
import { definePage } from '../server/pages.ts'
import type { Tenant } from '../tenants/tenant.ts'
import { type Field, fieldsOf, readPosted } from './kit/fields.ts'
import { chooseFile } from './kit/scripts.ts'
import { addressOf } from './notices.ts'

const filePage = definePage<Record<string, unknown>>(new URL('./templates/tenant-file.hbs', import.meta.url))

/** What was pasted, and why it was not taken. */
interface WrongFile {
  file: string
  error: string
}

/** Where a tenant file is pasted. */
export const fileField = (wrong?: WrongFile): Field =>
  fieldsOf({ file: wrong?.file ?? '' }, wrong ? { file: `cannot be taken: ${wrong.error}` } : {}).textarea(
    'file',
    'Tenant file (YAML)',
    {
      hint: 'What "Export" of a tenant gives, or one of the files in examples/tenants.',
      required: true,
      rows: 12,
      holds: 'text',
    },
  )

/** A tenant as one file: to keep, to hand on, and to take in place of what is there. They belong behind `guarded`. */
export function tenantFileRoutes(tenantOf: (response: Response) => Tenant): Router {
  const router = Router()
  router.use(express.urlencoded({ extended: false, limit: '3mb', parameterLimit: 5 }))
  router.get('/', (_request, response) => show(response, tenantOf(response)))
  router.get('/export', (_request, response) => {
    const tenant = tenantOf(response)
    response.attachment(`${tenant.id}.yaml`).type('text/yaml').send(tenantFileText(tenant))
  })
  router.post('/', (request, response) => {
    const tenant = tenantOf(response)
    const { file = '' } = readPosted(request.body)
    try {
      replaceTenant(tenant, readTenantFile(file))
      response.redirect(303, addressOf(tenant, { what: 'file-taken' }))
    } catch (error) {
      if (!(error instanceof ControlError)) throw error
      show(response, tenant, { file, error: error.message })
    }
  })
  router.use(whenTooLarge((response, wrong) => show(response, tenantOf(response), wrong, 413)))
  return router
}

/** Answers a form that is larger than what is read with the page that it came from; what was pasted is not in it any more. */
export const whenTooLarge =
  (answer: (response: Response, wrong: WrongFile) => void): ErrorRequestHandler =>
  (error, _request, response, next) => {
    if (error?.type !== 'entity.too.large') return next(error)
    answer(response, { file: '', error: 'it is too large: at most 1000000 characters are read, and 3 MB as a form' })
  }

function show(response: Response, tenant: Tenant, wrong?: WrongFile, status = wrong ? 422 : 200): void {
  filePage(response, status, {
    title: `Export and import – ${tenant.id}`,
    vendor: tenant.profile,
    tenant: { id: tenant.id, url: tenant.url },
    file: fileField(wrong),
    scripts: [chooseFile],
  })
}
