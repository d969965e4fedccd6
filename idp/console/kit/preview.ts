import type { App, Statement } from '../../directory/schema.ts'
import { type Preview, previewStatement } from '../../preview/preview.ts'
import { knownNames } from '../../signin/claims.ts'
import type { Tenant } from '../../tenants/tenant.ts'
import { type Field, fieldsOf, type Posted } from './fields.ts'
import type { Section } from './page.ts'
import { nameOf } from './values.ts'

/** What mappings come to for one person, before anyone signs in: also those that are typed and not saved yet. */

/** Chooses whom the preview is for: `preview` in what is posted. */
export function previewField(tenant: Tenant, posted: Posted): Field {
  const people = [...tenant.directory.people.values()].map((person) => [person.id, nameOf(person)] as const)
  return fieldsOf(posted).select('preview', 'Preview for', [['', 'Nobody'], ...people])
}

/** A form that asks for the preview of what is saved. @param at the page that shows it */
export function previewForm(tenant: Tenant, asked: Posted, at: string): Section {
  const groups = [{ fields: [previewField(tenant, asked)] }]
  return {
    heading: 'Preview',
    form: { action: at, method: 'get', hidden: [], groups, buttons: [{ label: 'Preview', quiet: true }] },
  }
}

/** @param app null where it is not made yet @param asked whose `preview` is the id that was chosen; nothing for nobody */
export function previewSections(tenant: Tenant, app: App | null, statements: readonly Statement[], asked: Posted): Section[] {
  const person = tenant.directory.people.get(asked.preview ?? '')
  if (!person) return []
  const assignment = app ? tenant.directory.assignment(app, person.id) : undefined
  const known = knownNames(tenant, app)
  const subject = { person, assignment: assignment ?? { person: person.id }, tenantId: tenant.id }
  return [
    {
      heading: `Preview for ${nameOf(person)}`,
      text: assignment ? 'As it would be sent now.' : 'The app is not assigned to this person yet.',
      table: {
        caption: `What is sent for ${nameOf(person)}`,
        columns: ['Name', 'Value', 'What is sent'],
        rows: statements.map((statement) => {
          const preview = previewStatement(tenant.profile, statement, subject, known)
          return {
            cells: [
              { text: statement.name, code: true },
              { text: statement.expression, code: true },
              preview.kind === 'sent' ? { text: sentWords(preview.values) } : { warnings: [`Not sent: ${preview.message}`] },
            ],
          }
        }),
        empty: 'There is nothing to send.',
      },
    },
  ]
}

/** The values in a line; what cannot be seen is said. */
function sentWords(values: Extract<Preview, { kind: 'sent' }>['values']): string {
  if (values === null) return 'no value: it was never set'
  if (values.length === 0) return 'a list without values'
  return values.map((value) => (value.trim() === '' ? '(empty)' : value)).join(' · ')
}
