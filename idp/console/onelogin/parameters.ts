import { viewApp } from '../../control/views.ts'
import type { App, GroupStatement, Statement } from '../../directory/schema.ts'
import type { Tenant } from '../../tenants/tenant.ts'
import type { Posted } from '../kit/fields.ts'
import { adminUrl, type ConsolePage, type Row, type Section } from '../kit/page.ts'
import { previewForm } from '../kit/preview.ts'
import { besideLines } from '../kit/problems.ts'
import { appPage } from './apps.ts'
import { valueTitle } from './sources.ts'

/** The tab "Parameters": the NameID, and what is sent beside it. */

/** What stands for the groups of somebody in a parameter of the app that is not written as a value. */
export const rolesField = 'User Roles'

const nameIdField = 'NameID value'

export function parametersPage(tenant: Tenant, app: App, asked: Posted): ConsolePage {
  const at = (path: string) => adminUrl(tenant, `apps/${app.id}/parameters${path}`)
  const { about, rest } = besideLines(viewApp(tenant, app).problems)
  const remove = (key: string, name: string) => [{ label: 'Delete', action: at(`/${key}/delete`), name: `Delete ${name}` }]
  const stated = app.statements.map(
    ({ name, expression, multiValue }, index): Row => ({
      cells: [
        { text: name, href: at(`/${index}`), long: true },
        { text: valueTitle(tenant, expression), code: true, long: true, warnings: about(name, expression) },
        { text: multiValue === false ? 'No' : 'Yes' },
      ],
      posts: remove(String(index), name),
    }),
  )
  const groups = (app.groupStatements ?? []).map(
    ({ name, multiValue }, index): Row => ({
      cells: [
        { text: name, href: at(`/roles/${index}`), long: true },
        { text: rolesField, code: true, warnings: about(name, '') },
        { text: multiValue ? 'Yes' : 'No' },
      ],
      posts: remove(`roles/${index}`, name),
    }),
  )
  const nameId: Row = {
    cells: [
      { text: nameIdField, href: at('/name-id') },
      {
        text: valueTitle(tenant, nameIdInWords(app)),
        code: true,
        long: true,
        warnings: about('NameID', app.nameId?.source ?? ''),
      },
      { text: 'No' },
      {},
    ],
  }
  const list: Section = {
    warnings: rest(),
    links: [{ label: '+ New Parameter', href: at('/new') }],
    table: {
      caption: 'Parameters',
      columns: ['Field', 'Value', 'Multi-value', 'Actions'],
      rows: [nameId, ...stated, ...groups],
      empty: '',
    },
  }
  return appPage(tenant, app, 'parameters', [list, appPreview(tenant, app, asked, at(''))], {
    asked,
  })
}

/** The preview of everything that is sent, rules counted. @param at the page that shows it */
export const appPreview = (tenant: Tenant, app: App, asked: Posted, at: string): Section =>
  previewForm(tenant, app, asked, at, {
    groupStatements: app.groupStatements ?? [],
    nameId: isOpaque(app) ? (app.nameId ?? {}) : { source: 'Email', ...app.nameId },
    notYet: 'This person has no access to the app yet.',
  })

/** An app without a source of its own: what is sent then is opaque in two of the formats, and the address in the others. */
export const isOpaque = ({ nameId }: App): boolean =>
  nameId?.source === undefined && (nameId?.format === 'persistent' || nameId?.format === 'transient')

const nameIdInWords = (app: App): string => (isOpaque(app) ? 'an opaque value of this mock' : (app.nameId?.source ?? 'Email'))

/** The parameter at this place, or undefined. */
export const statementAt = (app: App, key: string | undefined): Statement | undefined =>
  /^\d{1,4}$/.test(key ?? '') ? app.statements[Number(key)] : undefined

export const rolesAt = (app: App, key: string | undefined): GroupStatement | undefined =>
  /^\d{1,3}$/.test(key ?? '') ? app.groupStatements?.[Number(key)] : undefined

/** Whether another parameter has the name: one of the app, or none where this one is new. */
export const isTaken = (app: App, name: string, own: Statement | GroupStatement | null): boolean =>
  [...app.statements, ...(app.groupStatements ?? [])].some((each) => each !== own && each.name === name)
