import { Router } from 'express'
import * as z from 'zod'
import { didYouMean } from '../directory/nearest.ts'
import { encryptionSchema, keptTenantSchema, tenantSpecSchema } from '../directory/schema.ts'
import { originsOfExchange } from '../inspector/origins.ts'
import { findMutation, mutations } from '../mutations/index.ts'
import { armKey } from '../signin/issue.ts'
import { specOf } from '../tenants/spec-of.ts'
import { setClock } from '../tenants/tenant.ts'
import { ControlError, parse } from './errors.ts'
import { type ControlParts, demandOptions, found, tenantIn } from './lookups.ts'
import { addTenant, parseTenant, replaceTenant } from './tenant-spec.ts'
import { viewTenant } from './views.ts'

const patchSchema = tenantSpecSchema
  .pick({ clockOffsetSeconds: true, signInAs: true })
  .refine((change) => Object.values(change).some((each) => each !== undefined), 'clockOffsetSeconds or signInAs is missing')
const armSchema = z
  .strictObject({ app: z.string(), person: z.string(), mutation: z.string().optional(), encryption: encryptionSchema.optional() })
  .refine(({ mutation, encryption }) => mutation !== undefined || encryption !== undefined, 'mutation or encryption is missing')

/** Tenants, their clock, the next bent or encrypted message, and what went over the wire. */
export function tenantRoutes(parts: ControlParts): Router {
  const router = Router()
  router.get('/tenants', (_request, response) => response.json({ tenants: parts.tenants.all().map(viewTenant) }))
  router.post('/tenants', async (request, response) => {
    response.status(201).json(viewTenant(await addTenant(parts, parseTenant(request.body))))
  })
  router.get('/tenants/:tenant', (request, response) => response.json(viewTenant(tenantIn(parts, request))))
  router.patch('/tenants/:tenant', (request, response) => {
    const tenant = tenantIn(parts, request)
    const { clockOffsetSeconds, signInAs } = parse(patchSchema, request.body)
    setClock(tenant, clockOffsetSeconds ?? tenant.clockOffsetSeconds)
    tenant.signInAs = signInAs ?? tenant.signInAs
    response.json(viewTenant(tenant))
  })
  router.get('/tenants/:tenant/spec', (request, response) => response.json(specOf(tenantIn(parts, request))))
  router.put('/tenants/:tenant/spec', (request, response) => {
    const tenant = tenantIn(parts, request)
    replaceTenant(tenant, parseTenant(request.body, keptTenantSchema))
    response.json(viewTenant(tenant))
  })
  router.delete('/tenants/:tenant', (request, response) => {
    parts.tenants.remove(tenantIn(parts, request).id)
    response.status(204).end()
  })
  router.post('/tenants/:tenant/arm', (request, response) => {
    const { directory, armed, profile } = tenantIn(parts, request)
    const wanted = parse(armSchema, request.body)
    const app = found(directory.apps.get(wanted.app), 'app', wanted.app)
    const person = found(directory.people.get(wanted.person), 'person', wanted.person)
    const { encryption } = wanted
    if (encryption) demandOptions(profile, { ...app, encryption })
    const mutation = wanted.mutation === undefined ? undefined : mutationNamed(wanted.mutation).id
    armed.set(armKey(app.id, person.id), { mutation, encryption })
    response.json(wanted)
  })
  router.get('/tenants/:tenant/exchanges', (request, response) => {
    const one = (value: unknown) => (typeof value === 'string' ? value : undefined)
    const { app, person } = request.query
    const tenant = tenantIn(parts, request)
    const found = tenant.exchanges.list({ app: one(app), person: one(person) })
    response.json(found.map((each) => ({ ...each, origins: originsOfExchange(tenant, each) })))
  })
  return router
}

function mutationNamed(id: string) {
  const mutation = findMutation(id)
  if (mutation) return mutation
  const hint = didYouMean(
    id,
    mutations.map((each) => each.id),
  )
  throw new ControlError(422, 'unknown-mutation', `there is no mutation '${id}'${hint}`, 'mutation')
}
