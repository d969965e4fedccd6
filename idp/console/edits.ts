import { ControlError } from '../control/errors.ts'
import { type App, appSchema, type Person, personSchema, type Value } from '../directory/schema.ts'
import { optionProblem } from '../profiles/app-options.ts'
import type { Tenant } from '../tenants/tenant.ts'
import { checked, type Errors, type Posted } from './kit/fields.ts'
import { idFor } from './kit/ids.ts'
import { LineFault, parseStatements, parseValues } from './lines.ts'
import type { Saved } from './notices.ts'

/** The edits of the tenant page: form fields in, directory changed and what was saved out, or what is wrong beside each field. */

/** With errors nothing is changed. */
export type Outcome = { saved: Saved } | { errors: Errors }

const textsIn = (posted: Posted) => (name: string) => (posted[name] ?? '').trim()

/** Names as a person types them, one a line. */
const namesIn = (posted: Posted, name: string): string[] => [
  ...new Set((posted[name] ?? '').split(/\r?\n/).flatMap((line) => line.trim() || [])),
]

/** The values of a field with a line for each, or why it cannot be read. */
function valuesIn(posted: Posted, name: string): { values: Record<string, Value>; errors: Errors } {
  try {
    return { values: parseValues(posted[name] ?? ''), errors: {} }
  } catch (error) {
    if (!(error instanceof LineFault)) throw error
    return { values: {}, errors: { [name]: `cannot be read: ${error.message}` } }
  }
}

/** Turns the buttons that sign people in with one click on or off. @throws ControlError for anything else */
export function saveSignInAs(tenant: Tenant, posted: Posted): Outcome {
  const wanted = textsIn(posted)('signInAs')
  if (wanted !== 'on' && wanted !== 'off') throw new ControlError(422, 'invalid', '"Sign in as" is on or off', 'signInAs')
  tenant.signInAs = wanted === 'on'
  return { saved: { what: `sign-in-as-${wanted}` } }
}

/** What is wrong within a field that holds several things, under the field's name. @param say what is said of a place below the field's own */
function gathered(errors: Errors, field: string, say: (place: string, message: string) => string): Errors {
  const isWithin = (path: string) => path.startsWith(`${field}.`) || path.startsWith(`${field}[`)
  // They come with the last place first.
  const within = Object.entries(errors)
    .filter(([path]) => isWithin(path))
    .toReversed()
  const others = Object.fromEntries(Object.entries(errors).filter(([path]) => !isWithin(path)))
  if (within.length === 0) return others
  return { ...others, [field]: within.map(([path, message]) => say(path.slice(field.length), message)).join('; ') }
}

/** `.role` or `["a b"]`, with what is wrong with it. */
const sayOfName = (place: string, message: string): string => `(${place.replace(/^\.|^\["|"\]$/g, '')}) ${message}`

/** `[2].expression` is of the third line that is not blank. */
function sayOfLine(place: string, message: string): string {
  const [, index, part = ''] = /^\[(\d+)\]\.?(.*)$/.exec(place) ?? []
  return `in line ${Number(index) + 1}: ${part} ${message}`.replace(/ +/g, ' ')
}

/** Adds a person, under an id that nobody has: somebody else would be gone. */
export function addPerson(tenant: Tenant, posted: Posted): Outcome {
  const id = textsIn(posted)('id')
  const before = tenant.directory.people.get(id)
  return before ? { errors: { id: 'is the id of somebody else' } } : keepPerson(tenant, id, posted, undefined)
}

/** @throws ControlError where there is nobody of this id */
export function savePerson(tenant: Tenant, id: string, posted: Posted): Outcome {
  const before = tenant.directory.people.get(id)
  if (!before) throw new ControlError(404, 'person-not-found', `there is no person '${id}'`)
  return keepPerson(tenant, id, posted, before)
}

function keepPerson(tenant: Tenant, id: string, posted: Posted, before: Person | undefined): Outcome {
  const text = textsIn(posted)
  const read = valuesIn(posted, 'attributes')
  const groups = namesIn(posted, 'groups')
  const { data, errors } = checked(personSchema, {
    ...before,
    id,
    userName: posted.userName ?? '',
    email: posted.email ?? '',
    firstName: posted.firstName ?? '',
    lastName: posted.lastName ?? '',
    displayName: posted.displayName ?? '',
    password: posted.password || (before?.password ?? ''),
    verified: posted.verified !== undefined,
    totpSecret: text('totpSecret') || (posted.totpGone === undefined ? before?.totpSecret : undefined),
    groups: groups.length > 0 ? groups : undefined,
    attributes: read.values,
  })
  const isBoth = text('totpSecret') !== '' && posted.totpGone !== undefined
  const wrong = {
    ...gathered(gathered(errors ?? {}, 'attributes', sayOfName), 'groups', sayOfLine),
    ...read.errors,
    ...(isBoth ? { totpGone: 'goes with no new secret: do one of the two' } : {}),
    ...(tenant.directory.namesake({ id, userName: posted.userName ?? '' })
      ? { userName: 'is the username of somebody else' }
      : {}),
  }
  if (!data || Object.keys(wrong).length > 0) return { errors: wrong }
  tenant.directory.people.set(id, data)
  return { saved: { what: before ? 'person' : 'person-added', person: id } }
}

/** Adds an app, or changes what an SP has to do with it. */
export function saveApp(tenant: Tenant, posted: Posted, before: App | undefined): Outcome {
  const text = textsIn(posted)
  const { apps } = tenant.directory
  const { data, errors } = checked(appSchema, {
    ...(before ?? { id: idFor(text('name'), (id) => apps.has(id)), statements: [], assignments: [] }),
    name: text('name'),
    acsUrl: text('acsUrl'),
    audience: text('audience'),
    nameId: { ...before?.nameId, format: text('nameId.format') || tenant.profile.nameId.format },
    ...portalOptions(tenant, text),
    access: accessIn(tenant, posted, before?.access),
  })
  if (!data) return { errors: gathered(errors, 'access.groups', sayOfLine) }
  const problem = optionProblem(tenant.profile, data)
  if (problem) return { errors: gathered({ [problem.path]: problem.message }, 'access.groups', sayOfLine) }
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

/** Whom the app is for without an assignment of their own; undefined: nobody. Organizational units are Google's console's to change. */
function accessIn({ profile }: Tenant, posted: Posted, before: App['access']): App['access'] {
  const groups = namesIn(posted, 'access.groups')
  const everyone = posted['access.everyone'] !== undefined && profile.options.includes('accessOfEveryone')
  const units = before?.units
  if (groups.length === 0 && !everyone && !units) return undefined
  return { ...(everyone ? { everyone } : {}), ...(groups.length > 0 ? { groups } : {}), ...(units ? { units } : {}) }
}

/** Replaces what an app is told of people. @throws ControlError naming the app that is not there */
export function saveStatements(tenant: Tenant, appId: string, posted: Posted): Outcome {
  const app = tenant.directory.apps.get(appId)
  if (!app) throw new ControlError(404, 'app-not-found', `there is no app '${appId}'`)
  // These alone: an app that waits for its addresses may have statements.
  const { data, errors } = checked(appSchema.pick({ statements: true }), {
    statements: parseStatements(posted.statements ?? '', app.statements),
  })
  if (!data) return { errors: gathered(errors, 'statements', sayOfLine) }
  tenant.directory.apps.set(appId, { ...app, ...data })
  return { saved: { what: 'statements', app: appId } }
}

/**
 * Assigns the app to the person with these values, or takes their own assignment away where the box is not ticked. One by a group, or because
 * everybody may, is none of theirs and stays.
 * @throws ControlError where there is no such app or person
 */
export function saveAssignment(tenant: Tenant, appId: string, personId: string, posted: Posted): Outcome {
  const app = tenant.directory.apps.get(appId)
  if (!app || !tenant.directory.people.has(personId)) throw new ControlError(404, 'not-found', 'there is no such app or person')
  const read = valuesIn(posted, 'values')
  const { data, errors } = checked(appSchema.pick({ assignments: true }), {
    assignments: [{ person: personId, values: read.values }],
  })
  const wrong = { ...gathered(within(errors ?? {}, 'assignments[0].'), 'values', sayOfName), ...read.errors }
  const [assignment] = data?.assignments ?? []
  if (!assignment || Object.keys(wrong).length > 0) return { errors: wrong }
  if (posted.assigned === undefined) tenant.directory.unassign(app, personId)
  else tenant.directory.assign(app, assignment)
  return { saved: { what: posted.assigned === undefined ? 'unassigned' : 'assigned', app: appId, person: personId } }
}

/** The same by the places below this one. */
const within = (errors: Errors, place: string): Errors =>
  Object.fromEntries(Object.entries(errors).map(([path, message]) => [path.replace(place, ''), message]))
