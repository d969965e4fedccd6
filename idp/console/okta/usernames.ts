import type { App } from '../../directory/schema.ts'
import type { Problem } from '../../lint/problem.ts'
import { nameIdSetting } from '../../profiles/name-id.ts'
import { okta } from '../../profiles/okta/index.ts'
import type { Errors, Field, fieldsOf, Posted } from '../kit/fields.ts'

/** "Application username": what the NameID is made of. An app keeps the expression that a choice stands for. */

const custom = 'custom'

/** In the order of Okta's page. What it keeps for a prefix is an expression there, too. */
const usernames = [
  ['user.login', 'Okta username'],
  ['user.email', 'Email'],
  ['', '(None)'],
  ['String.substringBefore(user.login, "@")', 'Okta username prefix'],
  ['String.substringBefore(user.email, "@")', 'Email prefix'],
  [custom, 'Custom'],
] as const

const isOffered = (source: string): boolean => usernames.some(([value]) => value === source && value !== custom)

/** The choice and the expression of an app that is there. */
export function postedUsername(app: Pick<App, 'nameId'>): Posted {
  const source = nameIdSetting(okta, app).source ?? ''
  return isOffered(source) ? { 'nameId.source': source } : { 'nameId.source': custom, 'nameId.custom': source }
}

/** The NameID that was typed, for the schema of an app to judge. */
export function nameIdFrom(posted: Posted): { format: string; source?: string } {
  const text = (name: string) => (posted[name] ?? '').trim()
  const source = text('nameId.source') === custom ? text('nameId.custom') : text('nameId.source')
  return { format: text('nameId.format') || 'unspecified', ...(source ? { source } : {}) }
}

/** Without a username nothing names a person but the opaque values of two formats: nobody types a username at an assignment here. */
export function usernameErrors(posted: Posted): Errors {
  const source = (posted['nameId.source'] ?? '').trim()
  const { format, source: kept } = nameIdFrom(posted)
  if (source === custom && kept === undefined) return { 'nameId.custom': 'must not be empty with Custom' }
  if (source !== '' || format === 'persistent' || format === 'transient') return {}
  return { 'nameId.source': '(None) goes with the Name ID formats Persistent and Transient alone' }
}

/** @param problems what is doubtful about the app that is being changed */
export function usernameFields(field: ReturnType<typeof fieldsOf>, posted: Posted, problems: readonly Problem[]): Field[] {
  const own = problems.filter(
    ({ field: place, statement, expression }) =>
      place === 'statement' && statement === 'NameID' && expression === posted['nameId.custom'],
  )
  return [
    field.select('nameId.source', 'Application username', usernames),
    field.text('nameId.custom', 'Custom expression', {
      hint: 'Counts with Custom alone.',
      warnings: own.map(({ message }) => `Not sent: ${message}`),
    }),
  ]
}

/** The choice as it stands on the app's page. */
export function usernameWords(app: Pick<App, 'nameId'>): string {
  const { 'nameId.source': chosen = '', 'nameId.custom': expression } = postedUsername(app)
  const words = usernames.find(([value]) => value === chosen)?.[1] ?? ''
  return expression === undefined ? words : `${words}: ${expression}`
}
