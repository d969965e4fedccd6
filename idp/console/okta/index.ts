import { viewApp } from '../../control/views.ts'
import type { App, Person } from '../../directory/schema.ts'
import { confirmed } from '../kit/confirm.ts'
import type { Errors } from '../kit/fields.ts'
import { type Answer, shown, wrong } from '../kit/page.ts'
import { personFrom } from '../kit/person.ts'
import { type Routes, type VendorConsole, type Visit, withApp, withBoth, withPerson } from '../kit/serve.ts'
import { valueErrors, valuesFrom } from '../kit/values.ts'
import { appPage, appsPage, deletionPage, generalSections, signOnSections } from './apps.ts'
import { assignGroupsPage, assignmentSections, assignPeoplePage, assignPersonPage, changeGroup } from './assignments.ts'
import { certificatesSection, changeCertificate, downloadCertificate, newCertificate } from './certificates.ts'
import { directoryRoutes } from './directory-routes.ts'
import { notices, saying } from './notices.ts'
import { newPersonPage, peoplePage, personPage, savePerson } from './people.ts'
import {
  attributeFrom,
  attributePage,
  postedFrom as attributePosted,
  profilePage,
  profilesPage,
  withAttribute,
  withRow,
} from './profiles.ts'
import { changeStatus } from './statuses.ts'
import { blank, postedFrom } from './wizard.ts'
import { wizardPage } from './wizard-page.ts'
import { continueWizard } from './wizard-routes.ts'

/** Okta's admin console: the pages that the guides walk through. */
export const oktaConsole: VendorConsole = {
  profile: 'okta',
  frame: {
    title: 'Okta',
    menus: { areas: 'side', tabs: 'top' },
    notices,
    areas: [
      { links: [{ id: 'apps', label: 'Applications', path: 'apps' }] },
      {
        heading: 'Directory',
        links: [
          { id: 'people', label: 'People', path: 'people' },
          { id: 'groups', label: 'Groups', path: 'groups' },
          { id: 'profiles', label: 'Profile Editor', path: 'profiles' },
        ],
      },
    ],
  },
  home: 'apps',
  pages,
}

function pages(route: Routes): void {
  route.get('/apps', ({ tenant }) => appsPage(tenant))
  route.get('/apps/new', ({ tenant }) => wizardPage(tenant, 'method', blank))
  route.post('/apps/wizard', ({ tenant, posted }) => continueWizard(tenant, posted))
  route.get('/apps/:app', (at) =>
    withApp(at, (app) => appPage(at.tenant, app, 'general', generalSections(at.tenant, app, at.query))),
  )
  route.get('/apps/:app/edit', (at) =>
    withApp(at, (app) => {
      const posted = { ...postedFrom(app), app: app.id }
      return wizardPage(at.tenant, 'general', posted, { problems: viewApp(at.tenant, app).problems })
    }),
  )
  route.get('/apps/:app/delete', (at) => withApp(at, (app) => deletionPage(at.tenant, app)))
  route.post('/apps/:app/delete', (at) =>
    withApp(at, (app) => {
      at.tenant.directory.apps.delete(app.id)
      return saying('apps', 'app-deleted')
    }),
  )
  route.get('/apps/:app/sign-on', (at) =>
    withApp(at, (app) => appPage(at.tenant, app, 'sign-on', signOnSections(at.tenant, app, certificatesSection(at.tenant, app)))),
  )
  route.post('/apps/:app/certificates', (at) => withApp(at, (app) => newCertificate(at.tenant, app)))
  route.download('/apps/:app/certificates/:certificate/download', (at) =>
    withApp(at, (app) => downloadCertificate(at.tenant, app, at.params.certificate ?? '')),
  )
  for (const what of ['activate', 'delete'] as const)
    route.post(`/apps/:app/certificates/:certificate/${what}`, (at) =>
      withApp(at, (app) => changeCertificate(at.tenant, app, at.params.certificate ?? '', what)),
    )
  route.get('/apps/:app/assignments', (at) =>
    withApp(at, (app) => appPage(at.tenant, app, 'assignments', assignmentSections(at.tenant, app, at.query.menu === 'assign'))),
  )
  route.get('/apps/:app/assign', (at) => withApp(at, (app) => assignPeoplePage(at.tenant, app)))
  route.get('/apps/:app/assign/:person', (at) => withBoth(at, (app, person) => assignPersonPage(at.tenant, app, person)))
  route.get('/apps/:app/assign-groups', (at) => withApp(at, (app) => assignGroupsPage(at.tenant, app)))
  for (const what of ['assign', 'unassign'] as const)
    route.post(`/apps/:app/${what}-group/:group`, (at) =>
      withApp(at, (app) => changeGroup(at.tenant, app, at.params.group ?? '', what)),
    )
  route.post('/apps/:app/assign/:person', (at) =>
    withBoth(at, (app, person) => {
      const errors = saveValues(at, app, person)
      return errors
        ? wrong(assignPersonPage(at.tenant, app, person, at.posted, errors))
        : saying(`apps/${app.id}/assign`, 'assigned')
    }),
  )
  route.post('/apps/:app/unassign/:person', (at) =>
    withBoth(at, (app, person) => {
      at.tenant.directory.unassign(app, person.id)
      return saying(`apps/${app.id}/assignments`, 'unassigned')
    }),
  )

  route.get('/people', ({ tenant }) => peoplePage(tenant))
  route.get('/people/new', ({ tenant }) => newPersonPage(tenant, {}))
  route.post('/people', ({ tenant, posted }) => {
    const { data, errors } = personFrom(tenant, posted, undefined)
    if (!data) return wrong(newPersonPage(tenant, posted, errors))
    tenant.directory.people.set(data.id, data)
    return saying(`people/${data.id}`, 'person-added')
  })
  route.get('/people/:person', (at) => withPerson(at, (person) => personPage(at.tenant, person)))
  route.post('/people/:person', (at) => withPerson(at, (person) => savePerson(at.tenant, person, at.posted)))
  route.post('/people/:person/verify', (at) =>
    withPerson(at, (person) => {
      at.tenant.directory.people.set(person.id, { ...person, verified: true })
      return saying(`people/${person.id}`, 'verified')
    }),
  )
  route.post('/people/:person/status', (at) => withPerson(at, (person) => changeStatus(at.tenant, person, at.posted.go)))
  route.post('/people/:person/apps/:app', (at) =>
    withBoth(at, (app, person) => {
      const errors = saveValues(at, app, person)
      if (!errors) return saying(`people/${person.id}`, 'values-saved')
      return wrong(personPage(at.tenant, person, undefined, undefined, { app: app.id, posted: at.posted, errors }))
    }),
  )

  directoryRoutes(route)
  route.get('/profiles', ({ tenant }) => profilesPage(tenant))
  route.get('/profiles/app/:app', (at) => withApp(at, (app) => profilePage(at.tenant, app)))
  route.get('/profiles/app/:app/new', (at) => withApp(at, (app) => attributePage(at.tenant, app, {})))
  route.get('/profiles/app/:app/edit/:variable', (at) =>
    withApp(at, (app) => {
      const found = app.attributes?.find(({ variable }) => variable === at.params.variable)
      return found ? attributePage(at.tenant, app, attributePosted(found), {}, found.variable) : null
    }),
  )
  route.post('/profiles/app/:app', (at) => withApp(at, (app) => saveAttribute(at, app)))
}

/** What is wrong beside the fields, and then nothing is saved; null: it is saved. */
function saveValues({ tenant, posted }: Visit, app: App, person: Person): Errors | null {
  const before = tenant.directory.assignment(app, person.id)
  const errors = valueErrors(app, before, posted)
  if (Object.keys(errors).length > 0) return errors
  tenant.directory.assign(app, { person: person.id, values: valuesFrom(tenant, app, before, posted) })
  return null
}

/** Saves, deletes, or shows one more line for a choice, of which nothing is saved. */
function saveAttribute(at: Visit, app: App): Answer {
  const { tenant, posted } = at
  const before = posted.before ?? ''
  const variable = before === '' ? undefined : before
  if (posted.go === 'row') return shown(attributePage(tenant, app, withRow(posted), {}, variable))
  const keep = (data: Parameters<typeof withAttribute>[2]) => {
    tenant.directory.apps.set(app.id, withAttribute(app, before, data))
    return saying(`profiles/app/${app.id}`, data ? 'attribute-saved' : 'attribute-deleted')
  }
  if (posted.go === 'delete') {
    const text = 'Its choices go with it. Mappings to it stay, and send nothing.'
    const back = `profiles/app/${app.id}/edit/${before}`
    return confirmed(at, { area: 'profiles', name: before, text, button: 'Delete Attribute', back }, () => keep(null))
  }
  const { data, errors } = attributeFrom(app, posted)
  return errors ? wrong(attributePage(tenant, app, posted, errors, variable)) : keep(data)
}
