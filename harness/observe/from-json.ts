import type { AccountSeen, AuditSeen } from '../results.ts'
import { atPointer } from '../target/pointer.ts'
import { elsewhere, type Wanted } from '../target/pointer-guess.ts'
import type { AccountFields, AuditFields } from '../target/schema/observers.ts'
import { portalFromJson } from './portal-from-json.ts'
import { statusOf, textOf, textsOf } from './values.ts'

/** Where the accounts stand in a JSON document. */
export interface AccountsPart {
  list: string
  fields: AccountFields
}

export interface AuditPart {
  list: string
  fields: AuditFields
}

/**
 * The accounts in a JSON document, in our words. Fields that the target does not name stay unknown.
 * @param where the observer's part in the target file, e.g. `observe.0.accounts`
 * @throws Error in one line when a pointer leads nowhere: a list that is read wrongly must not look empty
 */
export function accountsFromJson(document: unknown, { list, fields }: AccountsPart, where: string): AccountSeen[] {
  const found = listAt(document, list, where)
  demandSomewhere(found, fields.email, `${where}.fields.email`)
  return found.map((each) => readAccount(each, fields))
}

/** The entries of a log in a JSON document, in our words. @throws Error in one line when a pointer leads nowhere */
export function auditFromJson(document: unknown, { list, fields }: AuditPart, where: string): AuditSeen[] {
  const found = listAt(document, list, where)
  demandSomewhere(found, fields.event, `${where}.fields.event`)
  return found.map((each) => readAudit(each, fields))
}

function listAt(document: unknown, pointer: string, where: string): unknown[] {
  if (typeof document === 'string')
    throw new Error(`${where}: the answer is no JSON${document === '' ? '' : `; it begins: ${begin(document)}`}`)
  const list = atPointer(document, pointer)
  if (Array.isArray(list)) return list
  throw new Error(
    `${where}.list: the answer has no list at "${pointer}"; ${insteadOf(document, pointer, { fits: Array.isArray })}`,
  )
}

function demandSomewhere(list: readonly unknown[], pointer: string, where: string): void {
  if (list.length === 0 || list.some((each) => atPointer(each, pointer) !== undefined)) return
  const isIt = (value: unknown) => typeof value === 'string' && /^[^\s@]+@[^\s@]+$/.test(value)
  throw new Error(
    `${where}: none of the ${list.length} in the list has anything at "${pointer}"; ${insteadOf(list[0], pointer, /email$/.test(where) ? { isIt } : {})}`,
  )
}

function insteadOf(document: unknown, pointer: string, wanted: Wanted): string {
  if (Array.isArray(document)) return 'it is a list itself, which "" names'
  const { there, meant } = elsewhere(document, pointer, wanted)
  return meant === null ? there : `${there}; did you mean "${meant}"?`
}

function begin(text: string): string {
  return text.replace(/\s+/g, ' ').trim().slice(0, 100)
}

function readAccount(json: unknown, fields: AccountFields): AccountSeen {
  const at = (pointer: string | undefined) => (pointer === undefined ? undefined : atPointer(json, pointer))
  const seen: AccountSeen = { email: textOf(at(fields.email)) ?? '' }
  for (const name of ['displayName', 'authMethod', 'createdAt', 'updatedAt', 'role'] as const) {
    const value = textOf(at(fields[name]))
    if (value !== undefined) seen[name] = value
  }
  const status = statusOf(at(fields.status))
  if (status !== undefined) seen.status = status
  const groups = textsOf(at(fields.groups))
  if (groups !== undefined) seen.groups = groups
  if (fields.idpIds) {
    const { list, issuer, nameId } = fields.idpIds
    const idpIds = items(at(list))?.map(
      (each) => `${issuer ? (textOf(atPointer(each, issuer)) ?? '') : ''}|${textOf(atPointer(each, nameId)) ?? ''}`,
    )
    if (idpIds) seen.idpIds = idpIds
  }
  const open = items(at(fields.openInvitations))
  if (open !== undefined) seen.openInvitations = open.map(String)
  const environments = fields.environments && readEnvironments(json, fields.environments)
  if (environments) seen.environments = environments
  const workspaces = fields.workspaces && readWorkspaces(json, fields.workspaces)
  if (workspaces) seen.workspaces = workspaces
  return { ...seen, ...portalFromJson(json, fields) }
}

function readEnvironments(json: unknown, fields: NonNullable<AccountFields['environments']>): AccountSeen['environments'] {
  return byName(json, fields, (each) => {
    const at = (pointer: string | undefined) => (pointer === undefined ? undefined : items(atPointer(each, pointer))?.map(String))
    const [permissions, groups] = [at(fields.permissions), at(fields.groups)]
    return { ...(permissions ? { permissions } : {}), ...(groups ? { groups } : {}) }
  })
}

function readWorkspaces(json: unknown, fields: NonNullable<AccountFields['workspaces']>): AccountSeen['workspaces'] {
  return byName(json, fields, (each) => {
    const roles = atPointer(each, fields.roles)
    const pending = fields.status !== undefined && textOf(atPointer(each, fields.status)) === (fields.pending ?? 'pending')
    const attributes = fields.attributes === undefined ? undefined : atPointer(each, fields.attributes)
    return {
      roles: typeof roles === 'object' && roles ? (roles as Record<string, string>) : {},
      pending,
      ...(isTexts(attributes) ? { attributes } : {}),
    }
  })
}

/** The entries of a list by their names; undefined where there is no list. */
function byName<Entry>(
  json: unknown,
  fields: { list: string; name: string },
  read: (each: unknown) => Entry,
): Record<string, Entry> | undefined {
  const list = items(atPointer(json, fields.list))
  return list && Object.fromEntries(list.map((each) => [textOf(atPointer(each, fields.name)) ?? '', read(each)]))
}

function isTexts(value: unknown): value is Record<string, string> {
  return typeof value === 'object' && value !== null && Object.values(value).every((each) => typeof each === 'string')
}

function readAudit(json: unknown, fields: AuditFields): AuditSeen {
  const seen: AuditSeen = { event: textOf(atPointer(json, fields.event)) ?? '' }
  for (const name of ['at', 'decision', 'code', 'email', 'response'] as const) {
    const pointer = fields[name]
    const value = pointer === undefined ? undefined : textOf(atPointer(json, pointer))
    if (value !== undefined) seen[name] = value
  }
  const reasons = fields.reasons === undefined ? undefined : items(atPointer(json, fields.reasons))?.map(String)
  if (reasons) seen.reasons = reasons
  const sources = fields.sources && readSources(json, fields.sources)
  if (sources) seen.sources = sources
  return seen
}

function readSources(json: unknown, fields: NonNullable<AuditFields['sources']>): AuditSeen['sources'] {
  const text = (each: unknown, pointer: string) => textOf(atPointer(each, pointer)) ?? ''
  return items(atPointer(json, fields.list))?.map((each) => ({
    field: text(each, fields.field),
    value: text(each, fields.value),
    from: text(each, fields.from),
    isDefault: fields.isDefault !== undefined && atPointer(each, fields.isDefault) === true,
  }))
}

/** A list that is not there is unknown, never empty: the pointer may be wrong. */
function items(value: unknown): unknown[] | undefined {
  return Array.isArray(value) ? value : undefined
}
