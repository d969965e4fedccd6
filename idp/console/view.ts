import { viewApp } from '../control/views.ts'
import { type AssignedBy, assignedBy } from '../directory/access.ts'
import type { Person } from '../directory/schema.ts'
import { portalUrl } from '../signin/way-on.ts'
import type { Tenant } from '../tenants/tenant.ts'
import { currentCode } from '../totp/totp.ts'
import { assignmentForm, formKeys, personForm, settingsForm, statementsForm, type WrongForm } from './forms.ts'
import type { Field } from './kit/fields.ts'
import { appPart, type Notice, personPart } from './notices.ts'
import { consoles } from './vendors.ts'

/** What the tenant page shows. @param wrong the form that could not be saved, which is shown as it was posted */
export function viewConsole(tenant: Tenant, notice: Notice | null, wrong?: WrongForm) {
  const { directory, profile, url } = tenant
  const people = [...directory.people.values()]
  const apps = [...directory.apps.values()]
  const noticeAt = (part: string | null) => (notice?.part === part ? notice.text : undefined)
  const { expression } = profile.express({ attribute: 'attribute' })
  const newPersonForm = personForm(undefined, wrong)
  const settings = settingsForm(tenant, undefined, wrong)
  return {
    tenant: { id: tenant.id, url },
    profile: { id: profile.id, title: profile.title },
    notice: noticeAt(null),
    now: tenant.now().toISOString(),
    admin: consoles.some((each) => each.profile === profile.id) ? `${url}/admin/` : null,
    people: people.map((person) => ({
      ...viewPerson(tenant, person, wrong),
      notice: noticeAt(personPart(person.id)),
    })),
    signInAs: tenant.signInAs,
    signInAsAction: `${url}/console/sign-in-as`,
    portal: portalUrl(tenant),
    newPerson: { action: `${url}/console/people`, form: newPersonForm, isOpen: wrong?.key === formKeys.newPerson },
    // With one thing or none there is nothing to fold.
    fewPeople: people.length < 2,
    newApp: {
      action: `${url}/console/apps`,
      fields: settings,
      isOpen: directory.apps.size === 0 || wrong?.key === formKeys.newApp,
    },
    apps: apps.map((app) => ({
      ...viewApp(tenant, app),
      // Two apps may have one name, and each is a region of its own.
      heading: apps.some((other) => other !== app && other.name === app.name) ? `${app.name} (${app.id})` : app.name,
      acsUrl: app.acsUrl,
      audience: app.audience,
      notice: noticeAt(appPart(app.id)),
      statements: { action: `${url}/console/apps/${app.id}`, fields: statementsForm(app, expression, wrong) },
      settings: {
        action: `${url}/console/apps/${app.id}/settings`,
        fields: settingsForm(tenant, app, wrong),
        isOpen: wrong?.key === formKeys.settings(app.id),
      },
      people: people.map((person) => {
        const assigned = assignedBy(app, person)
        return {
          displayName: person.displayName || person.userName,
          isAssigned: assigned !== null,
          assigned: assignedInWords(assigned),
          isOpen: wrong?.key === formKeys.assignment(app.id, person.id),
          fields: assignmentForm(app, person, wrong),
          action: `${url}/console/apps/${app.id}/assignments/${person.id}`,
        }
      }),
    })),
  }
}

/** A person without the secrets that are kept of them. */
function viewPerson(tenant: Tenant, person: Person, wrong: WrongForm | undefined) {
  const { id, userName, displayName, verified, status, totpSecret } = person
  return {
    ...{ id, userName, displayName, verified },
    code: totpSecret === undefined ? null : currentCode(totpSecret, tenant.now()),
    barred: status === 'active' ? undefined : status,
    isOpen: wrong?.key === formKeys.person(id),
    form: personForm(person, wrong),
    action: `${tenant.url}/console/people/${id}`,
  }
}

/** By what the app is somebody's, in a line. */
function assignedInWords(assigned: AssignedBy | null): string {
  if (assigned === null) return 'not assigned'
  if (assigned.by === 'person') return 'assigned'
  if (assigned.by === 'unit') return `on for ${assigned.unit}`
  return assigned.by === 'everyone' ? 'on for everyone' : `assigned by ${assigned.groups.join(', ')}`
}

/** What is wrong, with where it was typed. */
export function mistakesIn(shown: ReturnType<typeof viewConsole>): { id: string; label: string; error: string }[] {
  const forms = [
    shown.newApp.fields,
    ...shown.apps.flatMap(({ statements, settings, people }) => [
      statements.fields,
      settings.fields,
      ...people.map(({ fields }) => fields),
    ]),
    ...[...shown.people, shown.newPerson].flatMap(({ form }) => [form.beside, form.below]),
  ]
  const isWrong = (field: Field): field is Field & { error: string } => field.error !== undefined
  return forms.flat().filter(isWrong)
}
