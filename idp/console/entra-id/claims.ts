import { viewApp } from '../../control/views.ts'
import type { App, Statement } from '../../directory/schema.ts'
import { usualClaims } from '../../profiles/entra-id/claims.ts'
import type { Tenant } from '../../tenants/tenant.ts'
import type { Posted } from '../kit/fields.ts'
import { adminUrl, type ConsolePage, type Row, type Section } from '../kit/page.ts'
import { previewForm } from '../kit/preview.ts'
import { advancedSection } from './advanced-claims.ts'
import { appPage } from './apps.ts'
import { nameIdWarnings } from './name-id-offer.ts'

/** Attributes & Claims: what an application is told of people. */

/** A claim as the portal lists it. `key` is its place in addresses: that of a statement, or the name of one that is sent unasked. */
export interface Claim {
  key: string
  statement: Statement
}

/** First those that are sent unasked and were neither changed nor deleted, then those of the administrator. */
export function claimsOf(app: App): Claim[] {
  const own = app.statements.map((statement, index) => ({ key: String(index), statement }))
  const gone = [...app.statements.map(({ name }) => name), ...(app.deletedClaims ?? [])]
  const usual = usualClaims.filter(({ name }) => !gone.includes(name))
  return [...usual.map((statement) => ({ key: shortName(statement.name), statement })), ...own]
}

/** What of a claim's name is behind its namespace. */
export const shortName = (name: string): string => splitName(name).name

/** `http://schemas.example/claims/role`: its namespace is all before the last slash. A name that is no URL has none. */
export function splitName(whole: string): { namespace: string; name: string } {
  const [, namespace = '', name = whole] = /^([a-z][\w+.-]*:\/\/.+)\/([^/]+)$/i.exec(whole) ?? []
  return { namespace, name }
}

export const joinName = (namespace: string, name: string): string => (namespace === '' ? name : `${namespace}/${name}`)

/** The claim in its place, or at the end where it is new. One that says what is sent unasked anyway is no claim of the administrator's. */
export function withClaim(app: App, key: string, statement: Statement): App {
  const before = claimsOf(app).find((each) => each.key === key)
  const usual = usualClaims.find(({ name }) => name === statement.name)
  const isUsual =
    usual?.expression === statement.expression && !statement.conditions?.length && statement.nameFormat === undefined
  const added = isUsual ? [] : [statement]
  const place = before ? app.statements.indexOf(before.statement) : -1
  const statements = place < 0 ? [...app.statements, ...added] : app.statements.toSpliced(place, 1, ...added)
  const isRenamed = before !== undefined && before.statement.name !== statement.name
  const deleted = [...(app.deletedClaims ?? []), ...(isRenamed ? usualNames(before) : [])]
  return withDeleted(
    { ...app, statements },
    deleted.filter((name) => name !== statement.name),
  )
}

/** The app without the claim; one that is sent unasked stays away. */
export function withoutClaim(app: App, { statement, ...claim }: Claim): App {
  const statements = app.statements.filter((each) => each !== statement)
  return withDeleted({ ...app, statements }, [...(app.deletedClaims ?? []), ...usualNames({ ...claim, statement })])
}

const usualNames = ({ statement }: Claim): string[] => usualClaims.flatMap(({ name }) => (name === statement.name ? [name] : []))

function withDeleted({ deletedClaims: _, ...app }: App, names: readonly string[]): App {
  return names.length === 0 ? app : { ...app, deletedClaims: [...new Set(names)] }
}

/** Where the NameID comes from, as the portal writes it. */
export function nameIdWords({ nameId }: App): string {
  if (nameId?.source !== undefined) return nameId.source
  return nameId?.format === 'persistent' || nameId?.format === 'transient' ? 'user.pairwiseid' : 'user.userprincipalname'
}

const formats: Readonly<Record<string, string>> = {
  emailAddress: 'Email address',
  persistent: 'Persistent',
  transient: 'Transient',
  unspecified: 'Unspecified',
  windowsDomainQualifiedName: 'Windows domain qualified name',
}

/** The formats to choose from; transient is what only a request or the control API asks for. */
export const nameIdChoices = (format: string): (readonly [string, string])[] =>
  Object.entries(formats).filter(([value]) => value !== 'transient' || format === 'transient')

export function claimsPage(tenant: Tenant, app: App, asked: Posted): ConsolePage {
  const at = (path: string) => adminUrl(tenant, `apps/${app.id}/${path}`)
  const { problems } = viewApp(tenant, app)
  const said = (name: string, expression: string) =>
    problems
      .filter((each) => each.statement === name && each.expression === expression)
      .map(({ kind, message }) => (kind === 'not-sent' ? `Not sent: ${message}` : message))
  const claims = claimsOf(app)
  const groups = app.groupStatements ?? []
  const required: Row = {
    cells: [
      { text: 'Unique User Identifier (Name ID)', href: at('name-id') },
      { text: 'SAML' },
      {
        text: `${nameIdWords(app)} [${formats[app.nameId?.format ?? 'emailAddress']}]`,
        code: true,
        warnings: [...said('NameID', app.nameId?.source ?? ''), ...nameIdWarnings(tenant, app)],
      },
    ],
  }
  const row = (name: string, value: string, path: string, warnings: string[]): Row => ({
    cells: [{ text: name, href: at(path), long: true }, { text: 'SAML' }, { text: value, code: true, long: true, warnings }],
    posts: [{ label: 'Delete', action: at(`${path}/delete`), name: `Delete ${shortName(name)}` }],
  })
  const attributes = problems.filter(({ field }) => field === 'attribute')
  const sections: Section[] = [
    {
      links: [
        { label: 'Add new claim', href: at('claims/new') },
        ...(groups.length === 0 ? [{ label: 'Add a group claim', href: at('group-claims/new') }] : []),
        { label: 'Back', href: at('saml') },
      ],
      warnings: attributes.map(({ statement, message }) => `${statement}: ${message}`),
    },
    {
      heading: 'Required claim',
      table: { caption: 'Required claim', columns: ['Claim name', 'Type', 'Value'], rows: [required], empty: '' },
    },
    {
      heading: 'Additional claims',
      table: {
        caption: 'Additional claims',
        columns: ['Claim name', 'Type', 'Value', 'Actions'],
        rows: [
          ...claims.map(({ key, statement: { name, expression, conditions = [] } }) =>
            row(
              name,
              conditions.length > 0 ? `${expression}, with conditions` : expression,
              `claims/${key}`,
              said(name, expression),
            ),
          ),
          ...groups.map(({ name }, index) => row(name, 'user.groups', `group-claims/${index}`, said(name, ''))),
        ],
        empty: 'Nothing but the required claim is sent.',
      },
    },
    advancedSection(tenant, app),
    previewForm(tenant, app, asked, at('claims'), {
      statements: claims.map(({ statement }) => statement),
      nameId: app.nameId ?? {},
      groupStatements: groups,
    }),
  ]
  return appPage(tenant, app, 'sso', sections, 'Attributes & Claims')
}
