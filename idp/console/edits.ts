import { ControlError, parse } from '../control/errors.ts'
import { type App, appSchema, personSchema, type Value } from '../directory/schema.ts'
import type { Tenant } from '../tenants/tenant.ts'
import { checked, type Errors, type Posted } from './kit/fields.ts'
import { idFor } from './kit/ids.ts'
import { LineFault, parseStatements, parseValues } from './lines.ts'
import type { Saved } from './notices.ts'

/** The edits of the tenant page: form fields in, directory changed and what was saved out, or a ControlError with the reason. */

type Fields = Record<string, unknown>

const text = (fields: Fields, name: string): string => (typeof fields[name] === 'string' ? fields[name] : '')

/** The values of a field with a line for each. @throws ControlError naming the line that is none */
function valuesIn(fields: Fields, name: string): Record<string, Value> {
  try {
    return parseValues(text(fields, name))
  } catch (error) {
    throw error instanceof LineFault ? new ControlError(422, 'invalid', error.message, name) : error
  }
}

/** Turns the buttons that sign people in with one click on or off. @throws ControlError for anything else */
export function saveSignInAs(tenant: Tenant, fields: Fields): Saved {
  const wanted = text(fields, 'signInAs')
  if (wanted !== 'on' && wanted !== 'off') throw new ControlError(422, 'invalid', 'must be on or off', 'signInAs')
  tenant.signInAs = wanted === 'on'
  return { what: `sign-in-as-${wanted}` }
}

/** @throws ControlError for an id that somebody has, too: that person would be gone */
export function addPerson(tenant: Tenant, fields: Fields): Saved {
  const id = text(fields, 'id')
  if (tenant.directory.people.has(id)) throw new ControlError(409, 'taken', 'is the id of somebody else', 'id')
  return savePerson(tenant, id, fields)
}

/** Changes the person, or adds one when there is none of this id. */
export function savePerson(tenant: Tenant, id: string, fields: Fields): Saved {
  const before = tenant.directory.people.get(id)
  const person = parse(personSchema, {
    ...before,
    id,
    userName: text(fields, 'userName'),
    email: text(fields, 'email'),
    firstName: text(fields, 'firstName'),
    lastName: text(fields, 'lastName'),
    displayName: text(fields, 'displayName'),
    password: text(fields, 'password') || (before?.password ?? ''),
    verified: fields.verified !== undefined,
    totpSecret: text(fields, 'totpSecret').trim() || undefined,
    attributes: valuesIn(fields, 'attributes'),
  })
  if (tenant.directory.namesake(person)) throw new ControlError(409, 'taken', 'is the username of somebody else', 'userName')
  tenant.directory.people.set(person.id, person)
  return { what: before ? 'person' : 'person-added', person: person.id }
}

/** Adds an app, or changes what an SP has to do with it. Returns what was saved, or what is wrong beside each field. */
export function saveApp(tenant: Tenant, posted: Posted, before: App | undefined): { saved: Saved } | { errors: Errors } {
  const text = (name: string) => (posted[name] ?? '').trim()
  const { apps } = tenant.directory
  const { data, errors } = checked(appSchema, {
    ...(before ?? { id: idFor(text('name'), (id) => apps.has(id)), statements: [], assignments: [] }),
    name: text('name'),
    acsUrl: text('acsUrl'),
    audience: text('audience'),
    nameId: { ...before?.nameId, format: text('nameId.format') || 'emailAddress' },
    ...portalOptions(tenant, text),
  })
  if (!data) return { errors }
  apps.set(data.id, data)
  return { saved: { what: before ? 'settings' : 'app-added', app: data.id } }
}

/** What the page of a person's apps makes of this one, at vendors that let one say so. */
function portalOptions({ profile }: Tenant, text: (name: string) => string): Pick<App, 'hidden' | 'startUrl'> {
  const has = (option: 'hidden' | 'startUrl') => profile.options.includes(option)
  return {
    ...(has('hidden') ? { hidden: text('hidden') === '1' || undefined } : {}),
    ...(has('startUrl') ? { startUrl: text('startUrl') || undefined } : {}),
  }
}

/** Replaces what an app is told of people. @throws ControlError naming the line that is none, or the app that is not there */
export function saveStatements(tenant: Tenant, appId: string, fields: Fields): Saved {
  const app = tenant.directory.apps.get(appId)
  if (!app) throw new ControlError(404, 'app-not-found', `there is no app '${appId}'`)
  const statements = parseStatements(text(fields, 'statements'), app.statements)
  // These alone: an app that waits for its addresses may have statements.
  tenant.directory.apps.set(appId, { ...app, ...parse(appSchema.pick({ statements: true }), { statements }) })
  return { what: 'statements', app: appId }
}

/** Assigns the app to the person with these values, or takes it away where the box is not ticked. */
export function saveAssignment(tenant: Tenant, appId: string, personId: string, fields: Fields): Saved {
  const app = tenant.directory.apps.get(appId)
  if (!app || !tenant.directory.people.has(personId)) throw new ControlError(404, 'not-found', 'there is no such app or person')
  const values = valuesIn(fields, 'values')
  if (fields.assigned === undefined && tenant.directory.hasAccess(app, personId))
    throw new ControlError(422, 'access', `${app.name} is on for this person by its user access, which the admin console changes`)
  if (fields.assigned === undefined) tenant.directory.unassign(app, personId)
  else tenant.directory.assign(app, { person: personId, values })
  return { what: fields.assigned === undefined ? 'unassigned' : 'assigned', app: appId, person: personId }
}
