import { type App, appSchema, type Condition, type Statement } from '../../directory/schema.ts'
import { restrictedClaims } from '../../profiles/entra-id/claims.ts'
import { knownNames } from '../../signin/claims.ts'
import type { Tenant } from '../../tenants/tenant.ts'
import { checked, type Errors, type Posted } from '../kit/fields.ts'
import { groupKey, groupNames } from '../kit/groups.ts'
import * as lines from '../kit/rows.ts'
import { claimsOf, joinName, splitName } from './claims.ts'
import { chosenSource, postedSource, sourceErrors, sourceFrom } from './source.ts'

/** "Manage claim" as data: the fields of the form, and the statement that they make. */

/** At most as many conditions as a claim may have. */
const mostRows = 50
/** How many conditions the form shows: none at first. */
export const rowsOf = (posted: Posted): number => lines.rowsOf(posted, mostRows, 0)

/** One more condition. */
export const withRow = (posted: Posted): Posted => lines.withRow(posted, mostRows, 0)

/** What the form of a new claim is filled with. */
export const blank: Posted = { source: 'attribute', rows: '0' }

export function postedFrom({ name, nameFormat, expression, conditions = [] }: Statement): Posted {
  const lines = conditions.flatMap(({ users, groups, source }, index) => [
    [`conditions[${index}].users`, users],
    ...groups.map((name) => [groupField(index, name), '1']),
    [`conditions[${index}].source`, source],
  ])
  return {
    ...splitName(name),
    nameFormat: nameFormat ?? '',
    ...postedSource(expression),
    rows: String(conditions.length),
    ...Object.fromEntries(lines),
  }
}

/** The box of a group in a condition; its name holds the group's. */
export const groupField = (row: number, name: string): string => `conditions[${row}].groups.${groupKey(name)}`

/** The groups that are ticked in a condition, be they of the directory or not. */
export const tickedGroups = (posted: Posted, row: number): string[] =>
  Object.keys(posted).flatMap((field) => {
    const start = groupField(row, '')
    return field.startsWith(start) ? [Buffer.from(field.slice(start.length), 'base64url').toString()] : []
  })

/** The conditions that say something, with the line that each was typed in. */
function conditionsIn(posted: Posted): (Condition & { row: number })[] {
  return Array.from({ length: rowsOf(posted) }, (_, row) => ({
    row,
    users: (posted[`conditions[${row}].users`] ?? 'any') as Condition['users'],
    groups: tickedGroups(posted, row),
    source: sourceFrom(posted[`conditions[${row}].source`] ?? ''),
  })).filter(({ users, groups, source }) => users !== 'any' || groups.length > 0 || source !== '')
}

/** The claim as it is typed, whether or not it can be saved. @param before what the form does not show is kept of it */
export function typedClaim(posted: Posted, before: Statement | undefined): Statement {
  const { conditions: _c, nameFormat: _n, ...kept } = before ?? {}
  const nameFormat = posted.nameFormat as Statement['nameFormat'] | ''
  const conditions = conditionsIn(posted).map(({ row: _row, ...condition }) => condition)
  return {
    ...kept,
    name: joinName((posted.namespace ?? '').trim(), (posted.name ?? '').trim()),
    expression: chosenSource(posted).expression,
    ...(nameFormat ? { nameFormat } : {}),
    ...(conditions.length > 0 ? { conditions } : {}),
  }
}

/** The claim that was typed, or what is wrong beside each field. @param key of the claim that is changed, if one is */
export function claimFrom(tenant: Tenant, app: App, key: string, posted: Posted): ReturnType<typeof checked<Statement>> {
  const claims = claimsOf(app)
  const typed = typedClaim(posted, claims.find((each) => each.key === key)?.statement)
  const result = checked(appSchema.pick({ statements: true }), { statements: [typed] })
  const rows = conditionsIn(posted)
  const said = Object.entries(result.errors ?? {}).map(([path, message]) => [fieldFor(path, posted, rows), message])
  const others = claims.filter((each) => each.key !== key).map(({ statement }) => statement.name)
  const errors: Errors = {
    ...Object.fromEntries(said),
    ...sourcesWrong(tenant, app, posted),
    ...nameWrong(typed.name, posted, [...others, ...(app.groupStatements ?? []).map(({ name }) => name)]),
  }
  const [statement] = result.data?.statements ?? []
  return statement && Object.keys(errors).length === 0 ? { data: statement, errors: null } : { data: null, errors }
}

function fieldFor(path: string, posted: Posted, rows: readonly { row: number }[]): string {
  const inside = path.replace(/^statements\[0\]\./, '')
  if (inside === 'expression') return chosenSource(posted).field
  return inside
    .replace(/^conditions\[(\d+)\]/, (_, at) => `conditions[${rows[Number(at)]?.row}]`)
    .replace(/(groups)\[\d+\]$/, '$1')
}

function nameWrong(name: string, posted: Posted, taken: readonly string[]): Errors {
  if ((posted.name ?? '').trim() === '') return { name: 'must not be empty' }
  if (restrictedClaims.includes(name)) return { name: 'is that of a restricted claim, which nobody changes' }
  return taken.includes(name) ? { name: 'is the name of another claim' } : {}
}

function sourcesWrong(tenant: Tenant, app: App, posted: Posted): Errors {
  const known = knownNames(tenant, app)
  const resolve = (expression: string) => tenant.profile.resolve(expression, known)
  const { expression, field } = chosenSource(posted)
  const names = groupNames(tenant)
  return Object.assign(
    sourceErrors(field, expression, resolve),
    ...conditionsIn(posted).flatMap(({ row, groups, source }): Errors[] => {
      const foreign = groups.find((each) => !names.includes(each))
      return [
        sourceErrors(`conditions[${row}].source`, source, resolve),
        foreign === undefined ? {} : { [`conditions[${row}].groups`]: `'${foreign}' is no group of the directory` },
      ]
    }),
  )
}
