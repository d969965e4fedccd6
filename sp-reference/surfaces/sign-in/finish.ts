import type { Request, Response } from 'express'
import { type AuditEntry, writeAudit } from '../../audit/audit.ts'
import type { Db } from '../../db/open.ts'
import { bend } from '../../defects/defect.ts'
import { provision, type SignIn } from '../../jit/provision.ts'
import { placeId, placePath } from '../../organisations/place.ts'
import type { Organisation } from '../../organisations/store.ts'
import { portalEntered } from '../../portal/store.ts'
import type { SpContext } from '../../server/context.ts'
import { PageRefusal } from '../../server/refusal.ts'
import { startSession } from '../../session/sessions.ts'
import { issueChallenge } from '../../verification/issue.ts'
import { landingPath, portalPath } from '../portal/paths.ts'
import { brokenEntry, entriesFor } from './finish-entries.ts'

/**
 * Decides and writes a valid sign-in, then lets the person in. Answers with a redirect: to the place or its portal, or to the
 * verification page.
 * Throws the refusal page for a refused decision.
 */
export async function finishSignIn(
  context: SpContext,
  organisation: Organisation,
  signIn: SignIn,
  browser: { request: Request; response: Response },
  event = 'sign-in',
): Promise<void> {
  const log = async (db: Db, entries: AuditEntry[]) => {
    for (const entry of entries) await writeAudit(db, organisation, organisation.now().toISOString(), entry)
  }
  const { decision, account } = await provision(context.db, organisation, signIn, (trx, provisioned) =>
    log(trx, entriesFor(signIn, provisioned, provisioned.decision.verification ? 'verification-asked' : event)),
  ).catch(async (error: unknown) => {
    await log(context.db, [brokenEntry(signIn)])
    throw error
  })
  const home = placePath(organisation.slug, signIn.place)
  const toPortal = (await portalEntered(context.db, organisation, signIn)) !== null
  const door = toPortal ? portalPath(organisation.slug) : home
  if (decision.kind === 'refused') throw new PageRefusal(decision.code ?? 'internal-error', { retry: `${door}/sign-in` })
  if (decision.verification && account) {
    const challenge = await issueChallenge(
      context,
      organisation,
      { account, signIn, roles: decision.verification.roles },
      browser,
    )
    browser.response.redirect(303, `/o/${organisation.slug}/verify/${challenge}`)
    return
  }
  if (decision.kind === 'created' && bend(organisation.activeDefects, 'welcomeMail', 'none', null) === 'password') {
    const text = 'Choose the password that you will sign in with.'
    await context.mailer.send({ to: account?.email ?? signIn.facts.nameId, subject: 'Set your password', text })
  }
  if (bend(organisation.activeDefects, 'afterSignIn', 'session', decision) === 'sign-in-again') {
    browser.response.redirect(303, `${door}/sign-in`)
    return
  }
  const email = account?.email ?? signIn.facts.nameId
  await startSession(context.db, organisation, browser, {
    accountId: account?.id ?? 'none',
    email,
    place: placeId(signIn.place),
    method: 'saml',
  })
  browser.response.redirect(303, toPortal ? landingPath(organisation, decision, home) : home)
}
