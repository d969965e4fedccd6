import { Router } from 'express'
import { type App, appSchema, assignmentSchema, groupSchema, personSchema } from '../directory/schema.ts'
import type { Tenant } from '../tenants/tenant.ts'
import { currentCode } from '../totp/totp.ts'
import { ControlError, parse } from './errors.ts'
import { appIn, type ControlParts, demandOptions, demandOwnName, demandPeople, groupIn, personIn, tenantIn } from './lookups.ts'
import { viewApp } from './views.ts'

const patchPerson = personSchema.omit({ id: true }).partial()
const patchApp = appSchema.omit({ id: true }).partial()
const assigned = assignmentSchema.omit({ person: true })

/** People, groups, apps, assignments. PUT replaces; PATCH replaces the named fields and merges `attributes` by name. */
export function directoryRoutes(parts: ControlParts): Router {
  const router = Router()

  router
    .route('/tenants/:tenant/people/:person')
    .get((request, response) => response.json(personIn(tenantIn(parts, request), request)))
    .put((request, response) => {
      const { directory } = tenantIn(parts, request)
      const person = parse(personSchema, { ...request.body, id: request.params.person })
      demandOwnName(directory, person)
      directory.people.set(person.id, person)
      response.json(person)
    })
    .patch((request, response) => {
      const tenant = tenantIn(parts, request)
      const person = personIn(tenant, request)
      const change = parse(patchPerson, request.body)
      const changed = parse(personSchema, { ...person, ...change, attributes: { ...person.attributes, ...change.attributes } })
      demandOwnName(tenant.directory, changed)
      tenant.directory.people.set(person.id, changed)
      response.json(changed)
    })
    .delete((request, response) => {
      const tenant = tenantIn(parts, request)
      tenant.directory.removePerson(personIn(tenant, request).id)
      response.status(204).end()
    })

  router.get('/tenants/:tenant/people/:person/code', (request, response) => {
    const tenant = tenantIn(parts, request)
    const { id, totpSecret } = personIn(tenant, request)
    if (totpSecret === undefined) throw new ControlError(404, 'no-authenticator', `person '${id}' has no totpSecret`)
    response.json(currentCode(totpSecret, tenant.now()))
  })

  router
    .route('/tenants/:tenant/groups/:group')
    .put((request, response) => {
      const group = parse(groupSchema, { ...request.body, name: request.params.group })
      tenantIn(parts, request).directory.groups.set(group.name, group)
      response.json(group)
    })
    .delete((request, response) => {
      const tenant = tenantIn(parts, request)
      tenant.directory.removeGroup(groupIn(tenant, request))
      response.status(204).end()
    })

  router
    .route('/tenants/:tenant/apps/:app')
    .get((request, response) => response.json(appIn(tenantIn(parts, request), request)))
    .put((request, response) => {
      const tenant = tenantIn(parts, request)
      const app = parse(appSchema, { ...request.body, id: request.params.app })
      keepApp(tenant, app)
      response.json(viewApp(tenant, app))
    })
    .patch((request, response) => {
      const tenant = tenantIn(parts, request)
      const app = parse(appSchema, { ...appIn(tenant, request), ...parse(patchApp, request.body) })
      keepApp(tenant, app)
      response.json(viewApp(tenant, app))
    })
    .delete((request, response) => {
      const tenant = tenantIn(parts, request)
      tenant.directory.apps.delete(appIn(tenant, request).id)
      response.status(204).end()
    })

  router
    .route('/tenants/:tenant/apps/:app/assignments/:person')
    .put((request, response) => {
      const tenant = tenantIn(parts, request)
      const { values } = parse(assigned, request.body ?? {})
      const assignment = { person: personIn(tenant, request).id, ...(values ? { values } : {}) }
      tenant.directory.assign(appIn(tenant, request), assignment)
      response.json(assignment)
    })
    .delete((request, response) => {
      const tenant = tenantIn(parts, request)
      tenant.directory.unassign(appIn(tenant, request), request.params.person)
      response.status(204).end()
    })

  router
    .route('/tenants/:tenant/apps/:app/groups/:group')
    .put((request, response) => {
      const tenant = tenantIn(parts, request)
      const app = appIn(tenant, request)
      demandOptions(tenant.profile, { ...app, access: { groups: [request.params.group] } })
      const group = groupIn(tenant, request)
      tenant.directory.assignGroup(app, group)
      response.json({ group })
    })
    .delete((request, response) => {
      const tenant = tenantIn(parts, request)
      tenant.directory.unassignGroup(appIn(tenant, request), request.params.group)
      response.status(204).end()
    })
  return router
}

function keepApp({ profile, directory }: Tenant, app: App): void {
  demandOptions(profile, app)
  demandPeople([...directory.people.keys()], app)
  directory.apps.set(app.id, app)
}
