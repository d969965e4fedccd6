import type { Db } from '../db/open.ts'
import { nameIdKey } from '../jit/email.ts'
import type { Policy } from '../jit/policy.ts'
import type { Account, Roles } from '../jit/types.ts'

interface Row {
  id: string
  email: string
  emailKey: string
  loginKey: string
  displayName: string
  status: Account['status']
  authMethod: Account['authMethod']
  createdAt: string
  updatedAt: string
  emergency: number
  lastSignInAt: string | null
}

const columns = [
  ...(['id', 'email', 'emailKey', 'loginKey', 'displayName', 'status', 'authMethod'] as const),
  ...(['createdAt', 'updatedAt', 'emergency', 'lastSignInAt'] as const),
]

async function complete(db: Db, rows: Row[]): Promise<Account[]> {
  const ids = rows.map(({ id }) => id)
  if (ids.length === 0) return []
  const of = {
    identities: db.selectFrom('identities'),
    access: db.selectFrom('environmentAccess'),
    groups: db.selectFrom('groupMembers'),
    members: db.selectFrom('workspaceMembers'),
  }
  const [identities, access, groups, members] = await Promise.all([
    of.identities.selectAll().where('accountId', 'in', ids).orderBy('linkedAt').execute(),
    of.access.selectAll().where('accountId', 'in', ids).orderBy('environment').execute(),
    of.groups.selectAll().where('accountId', 'in', ids).orderBy('name').execute(),
    of.members.selectAll().where('accountId', 'in', ids).orderBy('workspace').execute(),
  ])
  return rows.map((row) => ({
    ...row,
    emergency: row.emergency === 1,
    identities: identities
      .filter(({ accountId }) => accountId === row.id)
      .map(({ issuer, nameId, nameIdFormat }) => ({ issuer, nameId, nameIdFormat })),
    environments: access
      .filter(({ accountId }) => accountId === row.id)
      .map(({ environment, permissions }) => ({
        name: environment,
        permissions: JSON.parse(permissions) as string[],
        groups: groups
          .filter((group) => group.accountId === row.id && group.environment === environment)
          .map(({ name, source }) => ({ name, source })),
      })),
    workspaces: members
      .filter(({ accountId }) => accountId === row.id)
      .map(({ workspace, roles, source, attributes }) => ({
        name: workspace,
        roles: JSON.parse(roles) as Roles,
        source,
        attributes: JSON.parse(attributes) as Record<string, string>,
      })),
  }))
}

/** Every account of an organisation, oldest first. */
export async function listAccounts(db: Db, organisation: string): Promise<Account[]> {
  return complete(
    db,
    await db
      .selectFrom('accounts')
      .select(columns)
      .where('organisation', '=', organisation)
      .orderBy('createdAt')
      .orderBy('id')
      .execute(),
  )
}

/** The account with this id, or null. */
export async function findById(db: Db, id: string): Promise<Account | null> {
  const rows = await db.selectFrom('accounts').select(columns).where('id', '=', id).execute()
  return (await complete(db, rows))[0] ?? null
}

/** The account whose address has one of these normalised forms; `loginKey` is what sign-ins match, `emailKey` what people see. */
export async function findByKey(
  db: Db,
  organisation: string,
  column: 'emailKey' | 'loginKey',
  key: string,
): Promise<Account | null> {
  const rows = await db
    .selectFrom('accounts')
    .select(columns)
    .where('organisation', '=', organisation)
    .where(column, '=', key)
    .execute()
  return (await complete(db, rows))[0] ?? null
}

/** The account that holds this NameID of this issuer, compared as the policy says; null for the issuer means: of any. */
export async function findByIdentity(
  db: Db,
  organisation: string,
  issuer: string | null,
  nameId: string,
  policy: Policy,
): Promise<Account | null> {
  const known = await db
    .selectFrom('identities')
    .select(['accountId', 'nameId'])
    .where('organisation', '=', organisation)
    .$if(issuer !== null, (query) => query.where('issuer', '=', issuer ?? ''))
    .where((where) =>
      policy.nameIdCompare === 'exact' ? where('nameId', '=', nameId) : where('nameIdKey', '=', nameIdKey(nameId)),
    )
    .execute()
  const match = known.find((identity) => identity.nameId === nameId) ?? known[0]
  return match ? findById(db, match.accountId) : null
}
