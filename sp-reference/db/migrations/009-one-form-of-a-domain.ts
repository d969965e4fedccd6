import type { Kysely, Transaction } from 'kysely'
import { emailKey, nameIdKey } from '../../jit/email.ts'
import type { Database } from '../schema.ts'

const compare = { emailCompare: 'lowercase' } as const

/** Keys in which a domain has its own letters get it in ASCII form, except where an organisation compares addresses as they are written. */
export async function up(db: Kysely<Database>): Promise<void> {
  await db.transaction().execute(async (trx) => {
    for (const { slug, settings } of await trx.selectFrom('organisations').selectAll().execute())
      if (!isExact(settings)) {
        await rekeyAccounts(trx, slug)
        await rekeyInvitations(trx, slug)
      }
    for (const { organisation, issuer, nameId } of await trx.selectFrom('identities').selectAll().execute())
      await trx
        .updateTable('identities')
        .set({ nameIdKey: nameIdKey(nameId) })
        .where('organisation', '=', organisation)
        .where('issuer', '=', issuer)
        .where('nameId', '=', nameId)
        .execute()
  })
}

interface Stored {
  environments?: unknown[]
  workspaces?: unknown[]
  policy?: { endUser?: { emailCompare?: string }; workspace?: { emailCompare?: string } }
}

/** One account serves both sides, so either side's word counts, where it has places. */
function isExact(settings: string): boolean {
  const { environments = [], workspaces = [], policy } = JSON.parse(settings) as Stored
  const sides = [environments.length > 0 ? policy?.endUser : null, workspaces.length > 0 ? policy?.workspace : null]
  return sides.some((side) => side?.emailCompare === 'exact')
}

/** Of two accounts of one mailbox the one that has the ASCII form already, else the older one, has the key; the other keeps its own. */
async function rekeyAccounts(trx: Transaction<Database>, organisation: string): Promise<void> {
  const accounts = await trx
    .selectFrom('accounts')
    .select(['id', 'email', 'emailKey', 'loginKey'])
    .where('organisation', '=', organisation)
    .orderBy('createdAt')
    .orderBy('id')
    .execute()
  for (const account of accounts) {
    const keys = { emailKey: emailKey(account.emailKey, compare), loginKey: emailKey(account.loginKey, compare) }
    if (keys.emailKey === account.emailKey && keys.loginKey === account.loginKey) continue
    const other = accounts.find(
      (each) => each.id !== account.id && (each.emailKey === keys.emailKey || each.loginKey === keys.loginKey),
    )
    if (other) await note(trx, organisation, account.email, other.email)
    else {
      await trx.updateTable('accounts').set(keys).where('id', '=', account.id).execute()
      Object.assign(account, keys)
    }
  }
}

/** Which of the two is to go, only an administrator can say. */
async function note(trx: Transaction<Database>, organisation: string, email: string, other: string): Promise<void> {
  const reasons = [
    `${email} and ${other} are one mailbox and two accounts: sign-ins by address open that of ${other}, the other one opens by its NameID`,
  ]
  await trx
    .insertInto('audit')
    .values({
      organisation,
      at: new Date().toISOString(),
      actor: 'service provider',
      place: null,
      event: 'one-mailbox-two-accounts',
      decision: null,
      code: null,
      email,
      nameId: null,
      reasons: JSON.stringify(reasons),
      details: '{}',
    })
    .execute()
}

/** A second open invitation of one mailbox to one place keeps its key: it can be seen and withdrawn. */
async function rekeyInvitations(trx: Transaction<Database>, organisation: string): Promise<void> {
  const invitations = await trx.selectFrom('invitations').selectAll().where('organisation', '=', organisation).execute()
  const isOpen = (each: (typeof invitations)[number]) => each.usedAt === null && each.withdrawnAt === null
  for (const invitation of invitations) {
    const key = emailKey(invitation.emailKey, compare)
    const isTaken =
      isOpen(invitation) &&
      invitations.some((each) => each !== invitation && isOpen(each) && each.place === invitation.place && each.emailKey === key)
    if (key === invitation.emailKey || isTaken) continue
    await trx.updateTable('invitations').set({ emailKey: key }).where('id', '=', invitation.id).execute()
    invitation.emailKey = key
  }
}
