import type { Request, Response } from 'express'
import { type AuditEntry, writeAudit } from '../../audit/audit.ts'
import { bend } from '../../defects/defect.ts'
import { type Provisioned, provision, type SignIn } from '../../jit/provision.ts'
import { placeId, placePath } from '../../organisations/place.ts'
import type { Organisation } from '../../organisations/store.ts'
import type { SpContext } from '../../server/context.ts'
import { PageRefusal } from '../../server/refusal.ts'
import { startSession } from '../../session/sessions.ts'
import { issueChallenge } from '../../verification/issue.ts'

/** What the audit log says about a decided sign-in. */
function entryFor(signIn: SignIn, { decision, account }: Provisioned, event: string): AuditEntry {
  const created = decision.changes.find((change) => change.do === 'create-account')
  return {
    actor: signIn.facts.nameId,
    place: placeId(signIn.place),
    event: decision.kind === 'refused' ? 'sign-in-refused' : event,
    decision: decision.kind,
    code: decision.code,
    email: account?.email ?? decision.account?.email ?? created?.email ?? null,
    nameId: signIn.facts.nameId,
    reasons: decision.reasons,
    details: { issuer: signIn.facts.issuer, channel: signIn.channel, changes: decision.changes, groupSync: decision.groupSync },
  }
}

/**
 * Decides and writes a valid sign-in, then lets the person in. Answers with a redirect: to the place, or to the verification page.
 * Throws the refusal page for a refused decision.
 */
export async function finishSignIn(
  context: SpContext,
  organisation: Organisation,
  signIn: SignIn,
  browser: { request: Request; response: Response },
  event = 'sign-in',
): Promise<void> {
  const provisioned = await provision(context.db, organisation, signIn)
  const { decision, account } = provisioned
  const home = placePath(organisation.slug, signIn.place)
  await writeAudit(
    context.db,
    organisation,
    organisation.now().toISOString(),
    entryFor(signIn, provisioned, decision.verification ? 'verification-asked' : event),
  )
  if (decision.kind === 'refused') throw new PageRefusal(decision.code ?? 'internal-error', { retry: `${home}/sign-in` })
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
    browser.response.redirect(303, `${home}/sign-in`)
    return
  }
  const email = account?.email ?? signIn.facts.nameId
  await startSession(context.db, organisation, browser, {
    accountId: account?.id ?? 'none',
    email,
    place: placeId(signIn.place),
    method: 'saml',
  })
  browser.response.redirect(303, home)
}
