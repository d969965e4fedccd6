import type { Db } from '../db/open.ts'
import { bend } from '../defects/defect.ts'
import { noRole } from '../jit/role.ts'
import type { Account, Roles } from '../jit/types.ts'
import { listInvitations } from '../lifecycle/invitations.ts'
import type { Organisation } from '../organisations/store.ts'
import { grantsByAccount, listRequests } from '../portal/access.ts'
import { type ApiClient, listClients } from '../portal/clients.ts'

/** An account as the observation API shows it. A membership that waits for its verification is `pending`. */
export interface AccountView {
  id: string
  email: string
  displayName: string
  status: Account['status']
  authMethod: Account['authMethod']
  identities: Account['identities']
  createdAt: string
  updatedAt: string
  lastSignInAt: string | null
  environments: { name: string; permissions: string[]; groups: string[] }[]
  workspaces: { name: string; roles: Roles; status: 'member' | 'pending'; attributes: Record<string, string> }[]
  apiClients: Pick<ApiClient, 'id' | 'method' | 'policy' | 'groups' | 'createdAt'>[]
  accessRequests: { collection: string; status: 'pending' | 'approved' | 'rejected' }[]
  /** The collections of the developer portal that the person may use. */
  grants: string[]
  /** The places to which the address has an invitation that was not used. */
  openInvitations: string[]
}

/** The accounts of an organisation with their memberships, also those that still have to be verified. */
export async function viewAccounts(db: Db, organisation: Organisation, accounts: Account[]): Promise<AccountView[]> {
  const open = await db
    .selectFrom('challenges')
    .select(['accountId', 'place', 'roles'])
    .where('organisation', '=', organisation.slug)
    .where('usedAt', 'is', null)
    .where('expiresAt', '>', organisation.now().toISOString())
    .execute()
  const [clients, requests, grants] = [
    await listClients(db, organisation),
    await listRequests(db, organisation.slug),
    await grantsByAccount(db, organisation),
  ]
  const invitations = await listInvitations(db, organisation.slug)
  const listed = bend(organisation.activeDefects, 'listedAccounts', accounts, { now: organisation.now() })
  return listed.map(({ emailKey: _, loginKey, emergency: __, ...account }) => ({
    ...account,
    lastSignInAt: account.lastSignInAt ?? null,
    environments: account.environments.map(({ name, permissions, groups }) => ({
      name,
      permissions,
      groups: groups.map((group) => group.name),
    })),
    workspaces: [
      ...account.workspaces.map(({ name, roles, attributes }) => ({
        name,
        roles: shownRoles(roles),
        status: 'member' as const,
        attributes: attributes ?? {},
      })),
      ...open
        .filter(({ accountId, place }) => accountId === account.id && place.startsWith('workspace/'))
        .flatMap(({ place, roles }) => {
          const wanted = JSON.parse(roles) as Roles | null
          return wanted
            ? [{ name: place.slice('workspace/'.length), roles: wanted, status: 'pending' as const, attributes: {} }]
            : []
        }),
    ],
    apiClients: clients
      .filter(({ accountId }) => accountId === account.id)
      .map(({ id, method, policy, groups, createdAt }) => ({ id, method, policy, groups, createdAt })),
    accessRequests: requests
      .filter(({ accountId }) => accountId === account.id)
      .map(({ collection, status }) => ({ collection, status })),
    grants: grants(account.id),
    openInvitations: invitations.filter((each) => each.emailKey === loginKey).map(({ place }) => place),
  }))
}

/** A member without a role has an empty one. */
function shownRoles(roles: Roles): Roles {
  return Object.fromEntries(Object.entries(roles).map(([place, role]) => [place, role === noRole ? '' : role])) as Roles
}
