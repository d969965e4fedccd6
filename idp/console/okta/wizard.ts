import { type App, appSchema } from '../../directory/schema.ts'
import { checked, type Errors, type Posted } from '../kit/fields.ts'
import { idFor } from '../kit/ids.ts'
import * as lines from '../kit/rows.ts'
import { addressErrors } from './addresses.ts'
import { advancedErrors, advancedFrom, blankAdvanced, postedAdvanced } from './advanced.ts'
import { compactGroups, groupErrors, groupStatementsFrom, postedGroups } from './group-statements.ts'
import { repeatedNames } from './repeated-names.ts'
import { nameIdFrom, postedUsername, usernameErrors } from './usernames.ts'

/** "Create App Integration" as data: what was typed so far goes from page to page, and only the last one makes an app of it. */

export const steps = ['method', 'general', 'saml', 'feedback'] as const
export type Step = (typeof steps)[number]

/** What Okta's pages are filled with at first. */
export const blank: Posted = {
  useAcsForRecipientAndDestination: '1',
  'nameId.format': 'unspecified',
  'nameId.source': 'user.login',
  ...blankAdvanced,
}

/** At most as many statements as one form can post. */
export const mostRows = 50

/** How many lines for statements the page shows. */
export const rowsOf = (posted: Posted): number => lines.rowsOf(posted, mostRows)

const parts = ['name', 'nameFormat', 'expression'] as const
/** What a line without does not count. */
const telling = ['name', 'expression'] as const

/** The same with the empty lines of statements taken out, so that line and statement have the same number. */
export const compact = (posted: Posted): Posted =>
  lines.compactLines(compactGroups(posted), 'statements', parts, mostRows, telling)

/** The fields of the pages, filled with an app that is there. */
export function postedFrom(app: App): Posted {
  const statements = app.statements.map(({ name, expression, nameFormat = 'unspecified' }) => ({ name, nameFormat, expression }))
  return {
    name: app.name,
    acsUrl: app.acsUrl,
    ...((app.useAcsForRecipientAndDestination ?? true) ? { useAcsForRecipientAndDestination: '1' } : {}),
    recipient: app.recipient ?? '',
    destination: app.destination ?? '',
    audience: app.audience,
    relayState: app.relayState ?? '',
    'nameId.format': app.nameId?.format ?? 'unspecified',
    ...postedUsername(app),
    type: app.type ?? '',
    ...(app.hidden ? { hidden: '1' } : {}),
    ...postedAdvanced(app),
    ...lines.postedLines('statements', statements),
    ...postedGroups(app),
  }
}

/** The app that was typed, or what is wrong beside each field. @param posted compact @param before the app that is changed, if one is */
export function appFrom(
  posted: Posted,
  before: App | undefined,
  taken: (id: string) => boolean,
): ReturnType<typeof checked<App>> {
  const text = (name: string) => (posted[name] ?? '').trim()
  const same = posted.useAcsForRecipientAndDestination === '1'
  const optional = (name: 'recipient' | 'destination' | 'relayState') => (text(name) === '' ? {} : { [name]: text(name) })
  const {
    recipient: _r,
    destination: _d,
    relayState: _s,
    type: _t,
    groupStatements: _g,
    signs: _signs,
    hash: _hash,
    encryption: _encryption,
    sloUrl: _slo,
    requestSigning: _requests,
    acsUrls: _acs,
    honorForceAuthn: _force,
    authnContext: _context,
    issuer: _issuer,
    hidden: _hidden,
    ...kept
  } = before ?? { id: idFor(text('name'), taken), assignments: [], ownCertificate: true }
  const groupStatements = groupStatementsFrom(posted)
  const result = checked(appSchema, {
    ...kept,
    name: text('name'),
    acsUrl: text('acsUrl'),
    audience: text('audience'),
    useAcsForRecipientAndDestination: same,
    ...optional('recipient'),
    ...optional('destination'),
    ...optional('relayState'),
    nameId: nameIdFrom(posted),
    // A file may have more than the form has room for.
    statements: [...statementsOf(posted), ...(before?.statements.slice(mostRows) ?? [])],
    ...(groupStatements.length > 0 ? { groupStatements } : {}),
    ...(text('type') === '' ? {} : { type: text('type') }),
    ...(posted.hidden === '1' ? { hidden: true } : {}),
    ...advancedFrom(posted, before),
  })
  const errors = { ...advancedErrors(result.errors ?? {}), ...unasked(posted, before) }
  return Object.keys(errors).length > 0 ? { data: null, errors } : result
}

/** What the data can do without and the pages demand. */
function unasked(posted: Posted, before: App | undefined): Errors {
  const half = Array.from({ length: rowsOf(posted) }, (_, index) => index).filter(
    (index) => !posted[`statements[${index}].name`] && posted[`statements[${index}].expression`],
  )
  return {
    ...(posted.method === 'saml' || posted.app ? {} : { method: methodError(posted.method) }),
    ...(posted.type === 'internal' || posted.type === 'vendor' ? {} : { type: 'has to be chosen' }),
    ...addressErrors(posted),
    ...usernameErrors(posted),
    ...repeatedNames(statementsOf(posted), groupStatementsFrom(posted)),
    ...groupErrors(posted, before),
    ...Object.fromEntries(half.map((index) => [`statements[${index}].name`, 'must not be empty beside a value'])),
  }
}

const methodError = (method: string | undefined): string =>
  method === undefined ? 'Choose SAML 2.0.' : 'This mock speaks SAML 2.0 alone: choose that.'

/** The lines of the form that say something. */
export const statementsOf = (posted: Posted) =>
  lines
    .linesOf(posted, 'statements', parts, mostRows)
    .filter((line) => telling.some((part) => line[part] !== ''))
    .map((line) => ({ ...line, nameFormat: line.nameFormat || 'unspecified' }))

/** On which page a field stands. */
export function stepOf(field: string): Step {
  if (field === 'method') return 'method'
  if (field === 'name' || field === 'id') return 'general'
  return field === 'type' ? 'feedback' : 'saml'
}
