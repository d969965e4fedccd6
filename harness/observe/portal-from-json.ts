import type { PortalSeen } from '../portal-seen.ts'
import { atPointer } from '../target/pointer.ts'
import type { AccountFields } from '../target/schema/observers.ts'
import { textOf, textsOf } from './values.ts'

/** What one account's JSON shows of its owner in a developer portal. A list that is not there is unknown, never empty. */
export function portalFromJson(json: unknown, fields: Pick<AccountFields, keyof PortalSeen>): PortalSeen {
  const { apiClients, accessRequests, grants } = fields
  const clients = apiClients && listAt(json, apiClients.list)
  const requests = accessRequests && listAt(json, accessRequests.list)
  const granted = grants === undefined ? undefined : listAt(json, grants)
  return {
    ...(clients ? { apiClients: clients.map((each) => readClient(each, apiClients)) } : {}),
    ...(requests
      ? {
          accessRequests: requests.map((each) => ({
            collection: textOf(atPointer(each, accessRequests.collection)) ?? '',
            status: textOf(atPointer(each, accessRequests.status)) ?? '',
          })),
        }
      : {}),
    ...(granted ? { grants: granted.map(String) } : {}),
  }
}

function readClient(
  json: unknown,
  fields: NonNullable<AccountFields['apiClients']>,
): NonNullable<PortalSeen['apiClients']>[number] {
  const method = fields.method === undefined ? undefined : textOf(atPointer(json, fields.method))
  const policy = fields.policy === undefined ? undefined : atPointer(json, fields.policy)
  const groups = fields.groups === undefined ? undefined : textsOf(atPointer(json, fields.groups))
  return {
    ...(method === undefined ? {} : { method }),
    ...(policy === undefined ? {} : { policy: textOf(policy) ?? null }),
    ...(groups === undefined ? {} : { groups }),
  }
}

function listAt(json: unknown, pointer: string): unknown[] | undefined {
  const found = atPointer(json, pointer)
  return Array.isArray(found) ? found : undefined
}
