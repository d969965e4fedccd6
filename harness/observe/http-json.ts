import type { AccountSeen, AuditSeen } from '../results.ts'
import { atPointer } from '../target/pointer.ts'
import type { AccountFields, HttpJsonObserverSpec } from '../target/schema/observers.ts'
import { sendRequest } from '../target/send-request.ts'
import type { Look, Observer } from './observer.ts'

/** Reads accounts and the audit log from JSON that the SP serves; the target file says where each observable stands. */
export function httpJsonObserver(spec: HttpJsonObserverSpec): Observer {
  return {
    name: 'http-json',
    grade: 'E1',
    async observe(look) {
      const { accounts, audit } = spec
      return {
        accounts: (await readList(accounts, look, 'observe.accounts')).map((each) => readAccount(each, accounts.fields)),
        audit: audit ? (await readList(audit, look, 'observe.audit')).map((each) => readAudit(each, audit.fields)) : 'unknown',
      }
    },
  }
}

async function readList(
  part: { request: HttpJsonObserverSpec['accounts']['request']; list: string },
  { target, variables }: Look,
  where: string,
) {
  const body = await sendRequest(target, part.request, variables, where)
  const list = atPointer(body, part.list)
  if (!Array.isArray(list)) throw new Error(`${where}: the answer has no list at "${part.list}"`)
  return list as unknown[]
}

/** One account's JSON in our words. Fields that the target does not name stay unknown. */
function readAccount(json: unknown, fields: AccountFields): AccountSeen {
  const seen: AccountSeen = { email: text(atPointer(json, fields.email)) ?? '' }
  for (const name of ['displayName', 'status', 'authMethod', 'createdAt', 'updatedAt'] as const) {
    const at = fields[name]
    const value = at === undefined ? undefined : text(atPointer(json, at))
    if (value !== undefined) seen[name] = value
  }
  if (fields.idpIds) {
    const { list, issuer, nameId } = fields.idpIds
    seen.idpIds = items(atPointer(json, list)).map(
      (each) => `${issuer ? (text(atPointer(each, issuer)) ?? '') : ''}|${text(atPointer(each, nameId)) ?? ''}`,
    )
  }
  if (fields.environments) seen.environments = readEnvironments(json, fields.environments)
  if (fields.workspaces) seen.workspaces = readWorkspaces(json, fields.workspaces)
  return seen
}

function readEnvironments(
  json: unknown,
  fields: NonNullable<AccountFields['environments']>,
): NonNullable<AccountSeen['environments']> {
  return Object.fromEntries(
    items(atPointer(json, fields.list)).map((each) => [
      text(atPointer(each, fields.name)) ?? '',
      {
        ...(fields.permissions ? { permissions: texts(atPointer(each, fields.permissions)) } : {}),
        ...(fields.groups ? { groups: texts(atPointer(each, fields.groups)) } : {}),
      },
    ]),
  )
}

function readWorkspaces(json: unknown, fields: NonNullable<AccountFields['workspaces']>): NonNullable<AccountSeen['workspaces']> {
  return Object.fromEntries(
    items(atPointer(json, fields.list)).map((each) => {
      const roles = atPointer(each, fields.roles)
      const pending = fields.status !== undefined && text(atPointer(each, fields.status)) === (fields.pending ?? 'pending')
      return [
        text(atPointer(each, fields.name)) ?? '',
        { roles: typeof roles === 'object' && roles ? (roles as Record<string, string>) : {}, pending },
      ]
    }),
  )
}

function readAudit(json: unknown, fields: NonNullable<HttpJsonObserverSpec['audit']>['fields']): AuditSeen {
  const seen: AuditSeen = { event: text(atPointer(json, fields.event)) ?? '' }
  for (const name of ['at', 'decision', 'code', 'email'] as const) {
    const at = fields[name]
    const value = at === undefined ? undefined : text(atPointer(json, at))
    if (value !== undefined) seen[name] = value
  }
  if (fields.reasons !== undefined) seen.reasons = texts(atPointer(json, fields.reasons))
  return seen
}

function text(value: unknown): string | undefined {
  return value === undefined || value === null ? undefined : String(value)
}

function items(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}

function texts(value: unknown): string[] {
  return items(value).map(String)
}
