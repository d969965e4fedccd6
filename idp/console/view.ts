import { viewApp } from '../control/views.ts'
import type { App } from '../directory/schema.ts'
import { portalUrl } from '../signin/way-on.ts'
import type { Tenant } from '../tenants/tenant.ts'
import { currentCode } from '../totp/totp.ts'
import { type Errors, type Field, fieldsOf, type Posted } from './kit/fields.ts'
import { formatStatements, formatValues } from './lines.ts'
import { appPart, type Notice, personPart } from './notices.ts'
import { consoles } from './vendors.ts'

/** The form of an app that could not be saved, as it was posted; `app` is null for a new one. */
export interface WrongApp {
  app: string | null
  posted: Posted
  errors: Errors
}

/** What the tenant page shows. */
export function viewConsole(tenant: Tenant, notice: Notice | null, wrong?: WrongApp) {
  const { directory, profile, url } = tenant
  const people = [...directory.people.values()]
  const noticeAt = (part: string | null) => (notice?.part === part ? notice.text : undefined)
  const { expression } = profile.express({ attribute: 'attribute' })
  return {
    tenant: { id: tenant.id, url },
    profile: { id: profile.id, title: profile.title },
    notice: noticeAt(null),
    now: tenant.now().toISOString(),
    syntax: expression,
    admin: consoles.some((each) => each.profile === profile.id) ? `${url}/admin/` : null,
    people: people.map((person) => ({
      ...person,
      notice: noticeAt(personPart(person.id)),
      lines: formatValues(person.attributes),
      code: person.totpSecret === undefined ? null : currentCode(person.totpSecret, tenant.now()),
      barred: person.status === 'active' ? undefined : person.status,
      action: `${url}/console/people/${person.id}`,
    })),
    signInAs: tenant.signInAs,
    signInAsAction: `${url}/console/sign-in-as`,
    portal: portalUrl(tenant),
    newPerson: `${url}/console/people`,
    // With one thing or none there is nothing to fold.
    fewPeople: people.length < 2,
    newApp: `${url}/console/apps`,
    newAppFields: appFields(tenant, 'new-app', wrong?.app === null ? wrong : { posted: {}, errors: {} }),
    newAppOpen: directory.apps.size === 0 || wrong?.app === null,
    apps: [...directory.apps.values()].map((app) => ({
      ...app,
      ...viewApp(tenant, app),
      notice: noticeAt(appPart(app.id)),
      lines: formatStatements(app.statements),
      settings: appFields(tenant, `app-${app.id}`, wrong?.app === app.id ? wrong : { posted: settingsOf(app), errors: {} }),
      settingsOpen: wrong?.app === app.id,
      settingsAction: `${url}/console/apps/${app.id}/settings`,
      rows: Math.max(3, app.statements.length + 1),
      action: `${url}/console/apps/${app.id}`,
      people: people.map((person) => {
        const assignment = directory.assignment(app, person.id)
        return {
          id: person.id,
          displayName: person.displayName || person.userName,
          assigned: assignment !== undefined,
          lines: formatValues(assignment?.values),
          action: `${url}/console/apps/${app.id}/assignments/${person.id}`,
        }
      }),
    })),
  }
}

const settingsOf = ({ name, acsUrl, audience, nameId, hidden, startUrl }: App): Posted => ({
  name,
  acsUrl,
  audience,
  'nameId.format': nameId?.format ?? 'emailAddress',
  hidden: hidden ? '1' : '',
  startUrl: startUrl ?? '',
})

/** What has to be known of an SP. @param key where the fields stand, so that their ids are unique on the page */
function appFields({ profile }: Tenant, key: string, { posted, errors }: Pick<WrongApp, 'posted' | 'errors'>): Field[] {
  const field = fieldsOf(posted, errors)
  const fields = [
    field.text('name', 'App name', { required: true }),
    field.text('acsUrl', 'ACS URL', { required: true }),
    field.text('audience', 'Audience', { required: true }),
    field.select('nameId.format', 'Name ID format', [
      ['emailAddress', 'EmailAddress'],
      ['unspecified', 'Unspecified'],
      ['persistent', 'Persistent'],
      ['transient', 'Transient'],
    ]),
    ...(profile.options.includes('startUrl')
      ? [
          field.text('startUrl', 'Sign-on page of the service', {
            hint: 'Who starts here is sent there; left empty, to the ACS.',
          }),
        ]
      : []),
    ...(profile.options.includes('hidden') ? [field.checkbox('hidden', "Not on the page of a person's apps")] : []),
  ]
  return fields.map((each) => ({ ...each, id: `${key}-${each.id}` }))
}
