import express, { type Request, type Response, Router } from 'express'
import { viewApp } from '../../control/views.ts'
import type { App, Person } from '../../directory/schema.ts'
import { sendMessage } from '../../server/pages.ts'
import type { Tenant } from '../../tenants/tenant.ts'
import { type ConsoleAccess, isOwnForm } from '../access.ts'
import { type Posted, readPosted } from '../fields.ts'
import { refuseForeignForm, showGate } from '../gate.ts'
import { appPage, appsPage, generalSections, signOnSections } from './apps.ts'
import { assignmentSections, assignPeoplePage, assignPersonPage, valuesFrom } from './assignments.ts'
import { type Answer, adminUrl, type ConsolePage, shown, showPage, wrong } from './page.ts'
import { newPersonPage, peoplePage, personFrom, personPage } from './people.ts'
import {
  attributeFrom,
  attributePage,
  postedFrom as attributePosted,
  profilePage,
  profilesPage,
  withAttribute,
  withRow,
} from './profiles.ts'
import { blank, postedFrom } from './wizard.ts'
import { wizardPage } from './wizard-page.ts'
import { continueWizard } from './wizard-routes.ts'

interface Visit {
  tenant: Tenant
  request: Request
  response: Response
  posted: Posted
}

/** The admin console of an Okta tenant: the pages that the guides walk through. Behind the control token, since it edits. */
export function oktaConsole(access: ConsoleAccess, tenantOf: (response: Response) => Tenant): Router {
  const router = Router()
  // Another vendor's tenant has addresses of its own below this path.
  router.use((_request, response, next) => next(tenantOf(response).profile.id === 'okta' ? undefined : 'router'))
  router.use(express.urlencoded({ extended: false, limit: '1mb', parameterLimit: 500 }))
  router.use((request, response, next) => {
    if (!access.allows(request)) return showGate(response, tenantOf(response))
    return request.method === 'POST' && !isOwnForm(request) ? refuseForeignForm(response) : next()
  })
  const visit = (request: Request, response: Response): Visit => ({
    tenant: tenantOf(response),
    request,
    response,
    posted: readPosted(request.body),
  })
  const get = (path: string, page: (at: Visit) => ConsolePage | null) =>
    router.get(path, (request, response) => {
      const at = visit(request, response)
      const shown = page(at)
      if (shown) showPage(response, at.tenant, shown)
      else nothingHere(response, at.tenant)
    })
  const post = (path: string, act: (at: Visit) => Answer) =>
    router.post(path, (request, response) => {
      const at = visit(request, response)
      const result = act(at)
      if (result === null) nothingHere(response, at.tenant)
      else if (typeof result === 'string') response.redirect(303, adminUrl(at.tenant, result))
      else showPage(response, at.tenant, result.page, result.status)
    })

  router.get('/', (_request, response) => response.redirect(303, adminUrl(tenantOf(response), 'apps')))
  get('/apps', ({ tenant }) => appsPage(tenant))
  get('/apps/new', ({ tenant }) => wizardPage(tenant, 'method', blank))
  post('/apps/wizard', ({ tenant, posted }) => continueWizard(tenant, posted))
  get('/apps/:app', (at) => withApp(at, (app) => appPage(at.tenant, app, 'general', generalSections(at.tenant, app))))
  get('/apps/:app/edit', (at) =>
    withApp(at, (app) => {
      const posted = { ...postedFrom(app), app: app.id }
      return wizardPage(at.tenant, 'general', posted, { problems: viewApp(at.tenant, app).problems })
    }),
  )
  get('/apps/:app/sign-on', (at) => withApp(at, (app) => appPage(at.tenant, app, 'sign-on', signOnSections(at.tenant, app))))
  get('/apps/:app/assignments', (at) =>
    withApp(at, (app) =>
      appPage(at.tenant, app, 'assignments', assignmentSections(at.tenant, app, at.request.query.menu === 'assign')),
    ),
  )
  get('/apps/:app/assign', (at) => withApp(at, (app) => assignPeoplePage(at.tenant, app)))
  get('/apps/:app/assign/:person', (at) => withBoth(at, (app, person) => assignPersonPage(at.tenant, app, person)))
  post('/apps/:app/assign/:person', (at) =>
    withBoth(at, (app, person) => {
      saveValues(at, app, person)
      return `apps/${app.id}/assign`
    }),
  )
  post('/apps/:app/unassign/:person', (at) =>
    withBoth(at, (app, person) => {
      at.tenant.directory.unassign(app, person.id)
      return `apps/${app.id}/assignments`
    }),
  )

  get('/people', ({ tenant }) => peoplePage(tenant))
  get('/people/new', ({ tenant }) => newPersonPage(tenant, {}))
  post('/people', ({ tenant, posted }) => {
    const { data, errors } = personFrom(tenant, posted, undefined)
    if (!data) return wrong(newPersonPage(tenant, posted, errors))
    tenant.directory.people.set(data.id, data)
    return `people/${data.id}`
  })
  get('/people/:person', (at) => withPerson(at, (person) => personPage(at.tenant, person)))
  post('/people/:person', (at) =>
    withPerson(at, (person) => {
      const { data, errors } = personFrom(at.tenant, at.posted, person)
      if (!data) return wrong(personPage(at.tenant, person, at.posted, errors))
      at.tenant.directory.people.set(data.id, data)
      return `people/${data.id}`
    }),
  )
  post('/people/:person/verify', (at) =>
    withPerson(at, (person) => {
      at.tenant.directory.people.set(person.id, { ...person, verified: true })
      return `people/${person.id}`
    }),
  )
  post('/people/:person/apps/:app', (at) =>
    withBoth(at, (app, person) => {
      saveValues(at, app, person)
      return `people/${person.id}`
    }),
  )

  get('/profiles', ({ tenant }) => profilesPage(tenant))
  get('/profiles/app/:app', (at) => withApp(at, (app) => profilePage(at.tenant, app)))
  get('/profiles/app/:app/new', (at) => withApp(at, (app) => attributePage(at.tenant, app, {})))
  get('/profiles/app/:app/edit/:variable', (at) =>
    withApp(at, (app) => {
      const found = app.attributes?.find(({ variable }) => variable === at.request.params.variable)
      return found ? attributePage(at.tenant, app, attributePosted(found), {}, found.variable) : null
    }),
  )
  post('/profiles/app/:app', (at) => withApp(at, (app) => saveAttribute(at, app)))
  return router
}

function withApp<T>({ tenant, request }: Visit, act: (app: App) => T): T | null {
  const app = tenant.directory.apps.get(String(request.params.app))
  return app ? act(app) : null
}

function withPerson<T>({ tenant, request }: Visit, act: (person: Person) => T): T | null {
  const person = tenant.directory.people.get(String(request.params.person))
  return person ? act(person) : null
}

const withBoth = <T>(at: Visit, act: (app: App, person: Person) => T): T | null =>
  withApp(at, (app) => withPerson(at, (person) => act(app, person)))

function saveValues({ tenant, posted }: Visit, app: App, person: Person): void {
  const before = tenant.directory.assignment(app, person.id)
  tenant.directory.assign(app, { person: person.id, values: valuesFrom(tenant, app, before, posted) })
}

/** Saves, deletes, or shows one more line for a choice, of which nothing is saved. */
function saveAttribute({ tenant, posted }: Visit, app: App): Answer {
  const before = posted.before ?? ''
  const variable = before === '' ? undefined : before
  if (posted.go === 'row') return shown(attributePage(tenant, app, withRow(posted), {}, variable))
  const { data, errors } = posted.go === 'delete' ? { data: null, errors: null } : attributeFrom(app, posted)
  if (errors) return wrong(attributePage(tenant, app, posted, errors, variable))
  tenant.directory.apps.set(app.id, withAttribute(app, before, data))
  return `profiles/app/${app.id}`
}

function nothingHere(response: Response, tenant: Tenant): void {
  sendMessage(response, 404, {
    title: 'Not found',
    heading: 'There is nothing at this address',
    text: 'The app, person or attribute may have been removed.',
    vendor: tenant.profile,
    code: 'not-found',
  })
}
