import { type Request, Router } from 'express'
import * as z from 'zod'
import { pem } from '../keys/certificate.ts'
import { type Certificate, type CertificateList, mostCertificates } from '../tenants/certificates.ts'
import { ControlError, parse } from './errors.ts'
import { appIn, type ControlParts, found, tenantIn } from './lookups.ts'

const patchSchema = z.strictObject({ status: z.literal('active') })

const view = (list: CertificateList, each: Certificate) => ({
  id: each.id,
  status: list.isActive(each) ? 'active' : 'inactive',
  createdAt: each.createdAt.toISOString(),
  notAfter: each.notAfter.toISOString(),
  certificate: pem(each.signer.certificate),
})

type Names = Record<'tenant' | 'app' | 'certificate', string>

/**
 * Rollover: a second certificate beside the first, the change of the one that signs, and the end of the old one. Of a tenant: those that
 * its apps share. Of an app: its own, or the shared ones, of which OneLogin's and Google's apps choose one each.
 */
export function certificateRoutes(parts: ControlParts): Router {
  const router = Router()
  const lists: [path: string, listIn: (request: Request<Names>) => CertificateList][] = [
    ['/tenants/:tenant/certificates', (request) => tenantIn(parts, request).certificates.shared],
    [
      '/tenants/:tenant/apps/:app/certificates',
      (request) => {
        const tenant = tenantIn(parts, request)
        return tenant.certificates.of(appIn(tenant, request))
      },
    ],
  ]
  for (const [path, listIn] of lists) {
    router.get<Names>(path, (request, response) => {
      const list = listIn(request)
      response.json({ certificates: list.all().map((each) => view(list, each)) })
    })
    router.post<Names>(path, async (request, response) => {
      const [tenant, list] = [tenantIn(parts, request), listIn(request)]
      if (list.all().length >= mostCertificates)
        throw new ControlError(
          409,
          'too-many',
          `there are ${mostCertificates} certificates at most; delete one that does not sign`,
        )
      const key = await tenant.unusedKey()
      response.status(201).json(view(list, list.add(key, tenant.now())))
    })
    router.patch<Names>(`${path}/:certificate`, (request, response) => {
      const list = listIn(request)
      const certificate = certificateIn(list, request)
      parse(patchSchema, request.body)
      list.activate(certificate.id)
      response.json(view(list, certificate))
    })
    router.delete<Names>(`${path}/:certificate`, (request, response) => {
      const list = listIn(request)
      const { id } = certificateIn(list, request)
      if (!list.remove(id))
        throw new ControlError(409, 'certificate-active', `certificate '${id}' signs; activate another one first`)
      response.status(204).end()
    })
  }
  return router
}

const certificateIn = (list: CertificateList, { params }: Request<Names>): Certificate =>
  found(list.get(params.certificate), 'certificate', params.certificate)
