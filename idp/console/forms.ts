import type { App, Person } from '../directory/schema.ts'
import { nameIdSetting } from '../profiles/name-id.ts'
import type { Tenant } from '../tenants/tenant.ts'
import { type Errors, type Field, fieldsOf, type Posted } from './kit/fields.ts'
import { formatStatements, formatValues } from './lines.ts'

/** The forms of the tenant page: their fields, with what is kept or with what was posted and could not be saved. */

/** A form that could not be saved, as it was posted. `key` tells which of the page's it is. */
export interface WrongForm {
  key: string
  posted: Posted
  errors: Errors
}

/** What tells the forms of the page apart; the ids of their fields begin with it. */
export const formKeys = {
  newApp: 'new-app',
  settings: (app: string) => `app-${app}`,
  statements: (app: string) => `statements-${app}`,
  // No id has a slash in it.
  assignment: (app: string, person: string) => `assignment-${app}/${person}`,
  newPerson: 'new-person',
  person: (person: string) => `p-${person}`,
}

/** Makes the fields of the form, with ids of their own on the page. @param kept what it shows where it was not posted */
function formOf(
  key: string,
  wrong: WrongForm | undefined,
  kept: Posted,
  make: (field: ReturnType<typeof fieldsOf>) => Field[],
): Field[] {
  const { posted, errors } = wrong?.key === key ? wrong : { posted: kept, errors: {} }
  return make(fieldsOf(posted, errors)).map((each) => ({ ...each, id: `${key}-${each.id}` }))
}

/** What has to be known of an SP, and who has the app without an assignment of their own. @param app undefined: one that is not made yet */
export function settingsForm({ profile }: Tenant, app: App | undefined, wrong: WrongForm | undefined): Field[] {
  const key = app ? formKeys.settings(app.id) : formKeys.newApp
  const kept: Posted = app
    ? {
        name: app.name,
        acsUrl: app.acsUrl,
        audience: app.audience,
        'nameId.format': nameIdSetting(profile, app).format,
        'access.groups': (app.access?.groups ?? []).join('\n'),
        ...(app.access?.everyone ? { 'access.everyone': '1' } : {}),
        startUrl: app.startUrl ?? '',
        hidden: app.hidden ? '1' : '',
      }
    : { 'nameId.format': profile.nameId.format }
  return formOf(key, wrong, kept, (field) => [
    field.text('name', 'App name', { required: true }),
    field.text('acsUrl', 'ACS URL', { required: true }),
    field.text('audience', 'Audience', { required: true }),
    field.select(
      'nameId.format',
      'Name ID format',
      profile.nameId.formats.map((each) => [each, each.charAt(0).toUpperCase() + each.slice(1)]),
    ),
    ...(profile.options.includes('startUrl')
      ? [
          field.text('startUrl', 'Sign-on page of the service', {
            hint: 'Who starts here is sent there; left empty, to the ACS.',
          }),
        ]
      : []),
    ...(profile.options.includes('hidden') ? [field.checkbox('hidden', "Not on the page of a person's apps")] : []),
    field.textarea('access.groups', 'Groups that have it', { hint: 'One a line. Who is in them is assigned.' }),
    ...(profile.options.includes('accessOfEveryone') ? [field.checkbox('access.everyone', 'Everyone has it')] : []),
  ])
}

/** @param syntax how this vendor writes an attribute */
export function statementsForm({ id, statements }: App, syntax: string, wrong: WrongForm | undefined): Field[] {
  const kept = { statements: formatStatements(statements) }
  return formOf(formKeys.statements(id), wrong, kept, (field) => [
    field.textarea('statements', 'Attribute statements', {
      hint: `One line each: name = ${syntax}`,
      rows: Math.max(3, statements.length + 1),
    }),
  ])
}

/** An assignment of the person's own: what they have by a group is none. */
export function assignmentForm({ id, assignments }: App, person: Person, wrong: WrongForm | undefined): Field[] {
  const own = assignments.find((each) => each.person === person.id)
  const kept: Posted = { ...(own ? { assigned: '1' } : {}), values: formatValues(own?.values) }
  return formOf(formKeys.assignment(id, person.id), wrong, kept, (field) => [
    field.checkbox('assigned', 'Assigned'),
    field.textarea('values', 'Values in this app'),
  ])
}

/** A person's fields, in the order of the page: those that stand beside each other, and the others. Secrets are never in them. */
export function personForm(person: Person | undefined, wrong: WrongForm | undefined): { beside: Field[]; below: Field[] } {
  const key = person ? formKeys.person(person.id) : formKeys.newPerson
  const isWrong = wrong?.key === key
  const lost = (name: string) => isWrong && (wrong.posted[name] ?? '') !== ''
  const { userName = '', email = '', firstName = '', lastName = '', displayName = '' } = person ?? {}
  const kept: Posted = {
    ...{ userName, email, firstName, lastName, displayName },
    groups: (person?.groups ?? []).join('\n'),
    attributes: formatValues(person?.attributes),
    ...(person?.verified === false ? {} : { verified: '1' }),
  }
  const hasSecret = person?.totpSecret !== undefined
  return {
    beside: formOf(key, wrong, kept, (field) => [
      ...(person ? [] : [field.text('id', 'Id', { required: true })]),
      field.text('userName', 'Username', { required: true }),
      field.text('email', 'Email', { required: true }),
      field.text('firstName', 'First name'),
      field.text('lastName', 'Last name'),
      field.text('displayName', 'Display name'),
      field.password('password', 'Password', {
        required: person === undefined,
        hint: secretHint(lost('password'), person ? 'Unchanged when left empty.' : undefined),
      }),
      {
        ...field.text('totpSecret', 'Secret of an authenticator app', {
          hint: secretHint(lost('totpSecret'), hasSecret ? 'Unchanged when left empty.' : 'With none no code is asked for.'),
        }),
        value: '',
      },
    ]),
    below: formOf(key, wrong, kept, (field) => [
      ...(hasSecret ? [field.checkbox('totpGone', 'Take the authenticator app away')] : []),
      field.textarea('groups', 'Groups', { hint: 'One a line.' }),
      field.textarea('attributes', 'Custom attributes'),
      field.checkbox('verified', 'Verified'),
    ]),
  }
}

/** No page has a secret in it, so one that was typed has to be typed again. */
const secretHint = (isLost: boolean, usual: string | undefined): string | undefined =>
  isLost ? 'Nothing was saved: type it again.' : usual
