import { createHash } from 'node:crypto'
import type { Request, Response } from 'express'
import { findById } from '../accounts/read.ts'
import type { Db } from '../db/open.ts'
import { bend } from '../defects/defect.ts'
import type { Account } from '../jit/types.ts'
import { isAt } from '../lifecycle/remove.ts'
import { parsePlace } from '../organisations/place.ts'
import type { Organisation } from '../organisations/store.ts'
import { clearCookie, randomKey, readCookie, setCookie } from '../server/cookies.ts'

const lifetimeMs = 8 * 3_600_000
const sessionCookie = 'firstlogin_sp_session'
const hash = (token: string): string => createHash('sha256').update(token).digest('hex')

export interface Session {
  tokenHash: string
  email: string
  place: string
  method: 'saml' | 'password' | 'platform'
  account: Account | null
}

/** Starts a session under a new token and ends the one this browser had. It lasts eight hours by the organisation's clock. */
export async function startSession(
  db: Db,
  organisation: Organisation,
  browser: { request: Request; response: Response },
  session: { accountId: string; email: string; place: string; method: Session['method'] },
): Promise<void> {
  await endSession(db, browser.request)
  const token = randomKey()
  const expiresAt = new Date(organisation.now().getTime() + lifetimeMs).toISOString()
  await db
    .insertInto('sessions')
    .values({ ...session, tokenHash: hash(token), organisation: organisation.slug, expiresAt })
    .execute()
  await db
    .updateTable('accounts')
    .set({ lastSignInAt: organisation.now().toISOString() })
    .where('id', '=', session.accountId)
    .execute()
  setCookie(browser.response, organisation.slug, sessionCookie, token)
}

/** The live session of this browser in this organisation; null without one, and when its account is no longer active, or no longer there. */
export async function readSession(db: Db, organisation: Organisation, request: Request): Promise<Session | null> {
  const token = readCookie(request, sessionCookie)
  if (token === null) return null
  const row = await db
    .selectFrom('sessions')
    .selectAll()
    .where('tokenHash', '=', hash(token))
    .where('organisation', '=', organisation.slug)
    .executeTakeFirst()
  if (!row || row.expiresAt < organisation.now().toISOString()) return null
  const account = await findById(db, row.accountId)
  if (account && account.status !== 'active') return null
  if (account && !bend(organisation.activeDefects, 'sessionIsAtHome', isStillAt(account, row.place), null)) return null
  return { tokenHash: row.tokenHash, email: account?.email ?? row.email, place: row.place, method: row.method, account }
}

/** Somebody who was taken out of a place has no session there, also when it was begun in the same moment. */
function isStillAt(account: Account, session: string): boolean {
  const place = parsePlace(session)
  return place === null || isAt(account, place)
}

/** Lets a session go on in another place of the organisation. */
export async function moveSession(db: Db, session: Session, place: string): Promise<void> {
  await db.updateTable('sessions').set({ place }).where('tokenHash', '=', session.tokenHash).execute()
}

/** Ends the session of this browser, if it has one. */
export async function endSession(db: Db, request: Request, response?: Response, organisation?: string): Promise<void> {
  const token = readCookie(request, sessionCookie)
  if (token !== null) await db.deleteFrom('sessions').where('tokenHash', '=', hash(token)).execute()
  if (response && organisation) clearCookie(response, organisation, sessionCookie)
}
