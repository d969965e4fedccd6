import type { App, GroupStatement, Statement } from '../../directory/schema.ts'
import { type Preview, previewGroups, previewStatement } from '../../preview/preview.ts'
import { nameIdSetting } from '../../profiles/name-id.ts'
import type { Subject } from '../../profiles/profile.ts'
import { knownNames, nameIdFor, subjectOf } from '../../signin/claims.ts'
import { place, type Tenant } from '../../tenants/tenant.ts'
import { fieldsOf, type Posted } from './fields.ts'
import type { FieldGroup, Row, Section } from './page.ts'
import { nameOf } from './values.ts'

/** What mappings come to for one person, before anyone signs in: also those that are typed and not saved yet. */

/** What else of an app that is made is looked at: as it is, or as it is typed. */
interface AlsoPreviewed {
  nameId?: NonNullable<App['nameId']>
  groupStatements?: readonly GroupStatement[]
  /** What is said where the app is not this person's yet; default: that it is not assigned. */
  notYet?: string
  /** What is said where there is nothing to send. */
  empty?: string
}

/**
 * Chooses whom the preview is for, as `preview` in what is posted, and shows it. A script of the page keeps it up to date with the form.
 * @param app null where it is not made yet @param posted whose `preview` is the id that was chosen; '' for nobody, and at first somebody who has it
 */
export function previewGroup(
  tenant: Tenant,
  app: App | null,
  statements: readonly Statement[],
  posted: Posted,
  also: AlsoPreviewed = {},
): FieldGroup {
  const people = [...tenant.directory.people.values()].map((person) => [person.id, nameOf(person)] as const)
  const asked = { ...posted, preview: posted.preview ?? firstOf(tenant, app) }
  const field = fieldsOf(asked).select('preview', 'Preview for', [['', 'Nobody'], ...people])
  return { legend: 'Preview', fields: [field], preview: previewOf(tenant, app, statements, asked, also) }
}

/** The first person who has the app; '' where nobody has it yet. */
function firstOf({ directory }: Tenant, app: App | null): string {
  const has = (id: string) => app !== null && directory.assignment(app, id) !== undefined
  return [...directory.people.keys()].find(has) ?? ''
}

/** A form that asks for the preview of what is saved. @param at the page that shows it */
export function previewForm(
  tenant: Tenant,
  app: App,
  asked: Posted,
  at: string,
  { statements = app.statements, ...also }: AlsoPreviewed & { statements?: readonly Statement[] },
): Section {
  const { legend: heading = '', ...group } = previewGroup(tenant, app, statements, asked, also)
  const buttons = [{ label: 'Preview', quiet: true }]
  return { heading, form: { action: `${at}#preview`, method: 'get', hidden: [], groups: [group], buttons } }
}

function previewOf(
  tenant: Tenant,
  app: App | null,
  statements: readonly Statement[],
  posted: Posted,
  also: AlsoPreviewed,
): NonNullable<FieldGroup['preview']> {
  const person = tenant.directory.people.get(posted.preview ?? '')
  if (!person) return { text: 'Choose somebody to see what is sent for them.' }
  const assignment = app ? tenant.directory.assignment(app, person.id) : undefined
  const known = knownNames(tenant, app)
  const subject = subjectOf(tenant, person, assignment ?? { person: person.id })
  const stated = statements.map((statement) =>
    row(statement.name, statement.expression, previewStatement(tenant.profile, statement, subject, known)),
  )
  return {
    text: assignment ? 'As it would be sent now.' : (also.notYet ?? 'The app is not assigned to this person yet.'),
    table: {
      caption: `What is sent for ${nameOf(person)}`,
      columns: ['Name', 'Value', 'What is sent'],
      rows: app ? [...nameIdRow(tenant, app, also, subject), ...stated, ...groupRows(tenant, app, also, subject)] : stated,
      empty: also.empty ?? 'There is nothing to send.',
    },
  }
}

const row = (name: string, value: string, preview: Preview): Row => ({
  cells: [
    { text: name, code: true, long: true },
    { text: value, code: true, long: true },
    preview.kind === 'sent' ? { text: sentWords(preview), long: true } : { warnings: [`Not sent: ${preview.message}`] },
  ],
})

function nameIdRow(tenant: Tenant, app: App, { nameId }: AlsoPreviewed, subject: Subject): Row[] {
  if (!nameId) return []
  const { profile } = tenant
  const { source } = nameIdSetting(profile, { nameId })
  const sent = nameIdFor(tenant, { ...app, nameId }, subject)
  if (sent) return [row('NameID', source ?? '', { kind: 'sent', values: [sent.value], xml: '' })]
  const asStatement = { ...profile, resolve: profile.nameId.resolve ?? profile.resolve }
  const known = knownNames(tenant, app)
  const preview = previewStatement(asStatement, { name: 'NameID', expression: source ?? '' }, subject, known)
  const message = 'it has no value for this person, so nobody is signed in.'
  return [row('NameID', source ?? '', preview.kind === 'sent' ? { kind: 'fault', message } : preview)]
}

const groupRows = (tenant: Tenant, app: App, { groupStatements = [] }: AlsoPreviewed, { person }: Subject): Row[] =>
  groupStatements.map((statement) => {
    const preview = previewGroups(tenant.profile, statement, place(tenant, app), person)
    const none = preview.kind === 'sent' && preview.values === null
    return row(preview.name, 'groups', none ? { kind: 'fault', message: 'no group of this person is among them.' } : preview)
  })

/** The values in a line; what cannot be seen is said. */
function sentWords({ values, xml }: Extract<Preview, { kind: 'sent' }>): string {
  if (values === null) return 'no value: it was never set'
  if (values.length === 0) return 'a list without values'
  const shown = values.map((value) => (value.trim() === '' ? '(empty)' : value)).join(' · ')
  return xml === null ? `${shown}: left out` : shown
}
