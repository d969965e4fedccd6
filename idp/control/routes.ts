import express, { Router } from 'express'
import { beforeEnd } from '../server/before-end.ts'
import { sameSecret } from '../server/guards.ts'
import { certificateRoutes } from './certificate-routes.ts'
import { directoryRoutes } from './directory-routes.ts'
import { ControlError, sendControlError } from './errors.ts'
import type { ControlParts } from './lookups.ts'
import { tenantRoutes } from './tenant-routes.ts'

/** The control API: bearer token, JSON only, 1 MB. The README beside this file documents it. */
export function controlRoutes(parts: ControlParts): Router {
  const router = Router()
  router.use((request, response, next) => {
    const [scheme, token = ''] = (request.headers.authorization ?? '').split(' ')
    if (scheme === 'Bearer' && sameSecret(token, parts.controlToken)) return next()
    response.setHeader('WWW-Authenticate', 'Bearer')
    throw new ControlError(401, 'unauthorized', 'send the control token: Authorization: Bearer <token>')
  })
  router.use((request, _response, next) => {
    const sends = (request.headers['content-length'] ?? '0') !== '0' || request.headers['transfer-encoding'] !== undefined
    if (sends && !request.is('application/json')) throw new ControlError(415, 'not-json', 'send Content-Type: application/json')
    next()
  })
  router.use('/tenants/:tenant', (request, response, next) => {
    if (request.method !== 'GET') beforeEnd(response, () => parts.tenants.changed(request.params.tenant))
    next()
  })
  router.use(express.json({ limit: '1mb' }), tenantRoutes(parts), directoryRoutes(parts), certificateRoutes(parts))
  router.use((request) => {
    throw new ControlError(404, 'not-found', `the control API has no ${request.method} ${request.path}`)
  })
  router.use(sendControlError)
  return router
}
