import type { App } from '../../directory/schema.ts'
import type { Problem } from '../../lint/problem.ts'
import { problemsOf } from '../../signin/claims.ts'
import type { Tenant } from '../../tenants/tenant.ts'
import { type Errors, fieldsOf, type Posted } from '../kit/fields.ts'
import type { FieldGroup, Form } from '../kit/page.ts'
import { previewGroup } from '../kit/preview.ts'
import { groupFields, groupsFrom } from './group-membership.ts'
import { rowCount, statementsFrom } from './mapping.ts'
import { sourceOptions } from './sources.ts'

/** The fields of an app's parts, the same in the assistant and on the pages that change them. */

type Groups = Form['groups']

export function detailsGroups(posted: Posted, errors: Errors): Groups {
  const field = fieldsOf(posted, errors)
  const description = field.textarea('description', 'Description', { hint: 'For administrators; no message says it.' })
  return [
    {
      legend: 'App details',
      hint: 'Google takes an icon for the app here, too. This mock shows none.',
      fields: [field.text('name', 'App name', { required: true }), description],
    },
  ]
}

/** Names as Google's list writes them. */
export const nameIdFormats = {
  unspecified: 'UNSPECIFIED',
  emailAddress: 'EMAIL',
  persistent: 'PERSISTENT',
  transient: 'TRANSIENT',
  entity: 'ENTITY',
  kerberos: 'KERBEROS',
  windowsDomainQualifiedName: 'WINDOWS_DOMAIN_NAME',
  x509SubjectName: 'X509_SUBJECT',
}

export const plainHttp = 'Google takes https alone. Here http works, too, for a service on this machine.'

export function serviceGroups(tenant: Tenant, posted: Posted, errors: Errors): Groups {
  const field = fieldsOf(posted, errors)
  const source = posted['nameId.source'] ?? ''
  const opaque = source === '' ? [['', 'An opaque value of this mock'] as const] : []
  const warnings = posted.acsUrl?.startsWith('http:') ? [plainHttp] : []
  return [
    {
      legend: 'Service provider details',
      hint: 'The service tells these values. With Signed response, the whole response is signed in place of the assertion in it.',
      fields: [
        field.text('acsUrl', 'ACS URL', { required: true, warnings }),
        field.text('audience', 'Entity ID', { required: true, hint: 'Letter case counts.' }),
        field.text('relayState', 'Start URL (optional)', { hint: 'Sent as RelayState when a sign-in starts at Google.' }),
        field.checkbox('signedResponse', 'Signed response'),
      ],
    },
    {
      legend: 'Name ID',
      hint: 'What names a user to the service.',
      fields: [
        field.select('nameId.format', 'Name ID format', Object.entries(nameIdFormats)),
        field.select('nameId.source', 'Name ID', [...opaque, ...sourceOptions(tenant, source)]),
      ],
    },
  ]
}

/**
 * @param app as it is kept, if it is: what is doubtful about it stands beside its rows
 * @param typed the app with the NameID as it is set up so far, whose preview is shown
 */
export function mappingGroups(tenant: Tenant, posted: Posted, errors: Errors, app: App | undefined, typed: App | null): Groups {
  const field = fieldsOf(posted, errors)
  const problems = app ? problemsOf(tenant, app) : []
  const rows = Array.from({ length: rowCount(posted) }, (_, index) => {
    const [source, name] = [`statements[${index}].expression`, `statements[${index}].name`] as const
    const own = problems.filter((each) => each.statement === posted[name] && each.expression === posted[source])
    const said = (kind: Problem['kind']) => own.filter((each) => each.kind === kind).map(({ message }) => message)
    return [
      field.select(
        source,
        `Google Directory attribute ${index + 1}`,
        [['', 'Select field'], ...sourceOptions(tenant, posted[source] ?? '')],
        { warnings: said('not-sent').map((message) => `Not sent: ${message}`) },
      ),
      field.text(name, `App attribute ${index + 1}`, { warnings: said('warning') }),
    ]
  })
  return [
    {
      legend: 'Attributes',
      hint: 'A field of the directory, and the name that the service knows it by. An empty row is left out.',
      grid: 'pairs',
      fields: rows.flat(),
    },
    groupFields(tenant, posted, errors),
    mappingPreview(tenant, typed, posted, app),
  ]
}

export const offForUser = 'The app is OFF for this user, so that nothing is sent yet.'

/** What the rows that are typed come to, for whoever was chosen. */
function mappingPreview(tenant: Tenant, app: App | null, posted: Posted, before: App | undefined): FieldGroup {
  const statements = statementsFrom(posted, before).filter(({ expression, name }) => expression !== '' && name !== '')
  const groupStatements = groupsFrom(tenant, posted, before).statements
  const also = { groupStatements, notYet: offForUser, nameId: app?.nameId ?? {} }
  return previewGroup(tenant, app, statements, posted, also)
}
