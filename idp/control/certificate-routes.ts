import { type Request, Router } from 'express'
import * as z from 'zod'
import { pem } from '../keys/certificate.ts'
import { type Certificate, mostCertificates } from '../tenants/certificates.ts'
import type { Tenant } from '../tenants/tenant.ts'
import { ControlError, parse } from './errors.ts'
import { type ControlParts, found, tenantIn } from './lookups.ts'

const patchSchema = z.strictObject({ status: z.literal('active') })

const view = ({ certificates }: Tenant, each: Certificate) => ({
  id: each.id,
  status: certificates.isActive(each) ? 'active' : 'inactive',
  createdAt: each.createdAt.toISOString(),
  notAfter: each.notAfter.toISOString(),
  certificate: pem(each.signer.certificate),
})

/** Rollover: a second certificate beside the first, the change of the one that signs, and the end of the old one. */
export function certificateRoutes(parts: ControlParts): Router {
  const router = Router()
  const certificateIn = ({ certificates }: Tenant, { params }: Request<{ tenant: string; certificate: string }>) =>
    found(certificates.get(params.certificate), 'certificate', params.certificate)

  router
    .route('/tenants/:tenant/certificates')
    .get((request, response) => {
      const tenant = tenantIn(parts, request)
      response.json({ certificates: tenant.certificates.all().map((each) => view(tenant, each)) })
    })
    .post(async (request, response) => {
      const tenant = tenantIn(parts, request)
      if (tenant.certificates.all().length >= mostCertificates)
        throw new ControlError(
          409,
          'too-many',
          `a tenant has at most ${mostCertificates} certificates; delete one that does not sign`,
        )
      const key = await tenant.unusedKey()
      response.status(201).json(view(tenant, tenant.certificates.add(key, tenant.now())))
    })

  router
    .route('/tenants/:tenant/certificates/:certificate')
    .patch((request, response) => {
      const tenant = tenantIn(parts, request)
      const certificate = certificateIn(tenant, request)
      parse(patchSchema, request.body)
      tenant.certificates.activate(certificate.id)
      response.json(view(tenant, certificate))
    })
    .delete((request, response) => {
      const tenant = tenantIn(parts, request)
      const { id } = certificateIn(tenant, request)
      if (!tenant.certificates.remove(id))
        throw new ControlError(409, 'certificate-active', `certificate '${id}' signs; activate another one first`)
      response.status(204).end()
    })
  return router
}
