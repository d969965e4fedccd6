import type { Request, Response } from 'express'
import { z } from 'zod'
import { findByKey } from '../../accounts/read.ts'
import { type AuditEntry, writeAudit } from '../../audit/audit.ts'
import { emailKey, isEmail } from '../../jit/email.ts'
import type { Account } from '../../jit/types.ts'
import { type Place, placeId } from '../../organisations/place.ts'
import { policyAt } from '../../organisations/policy-at.ts'
import type { Environment } from '../../organisations/settings.ts'
import type { Organisation } from '../../organisations/store.ts'
import { passwordMatches } from '../../passwords/hash.ts'
import { passwordRefusal } from '../../passwords/rule.ts'
import type { SpContext } from '../../server/context.ts'
import { startSession } from '../../session/sessions.ts'

const form = z.object({ email: z.string().trim().refine(isEmail), password: z.string().min(1).max(256) })

async function passwordIsRight(context: SpContext, account: Account | null, password: string): Promise<boolean> {
  if (!account) return false
  const row = await context.db.selectFrom('accounts').select('passwordHash').where('id', '=', account.id).executeTakeFirst()
  return row?.passwordHash ? passwordMatches(password, row.passwordHash) : false
}

function judge(account: Account | null, place: Place, right: boolean): { code: string; reason: string } | null {
  if (!account || !right)
    return { code: 'password-wrong', reason: account ? 'the password is not the stored one' : 'nobody has this address' }
  if (account.status !== 'active') return { code: 'account-inactive', reason: 'the account is deactivated' }
  const places = place.kind === 'end-user' ? account.environments : account.workspaces
  if (!places.some(({ name }) => name === place.name))
    return { code: 'not-a-member', reason: `the account has no access to ${place.name}` }
  return null
}

/** Signs a person in with email and password. Returns the code of the refusal, or null once the session stands; both are in the audit log. */
export async function passwordSignIn(
  context: SpContext,
  organisation: Organisation,
  { place, environment }: { place: Place; environment: Environment | null },
  browser: { request: Request; response: Response },
): Promise<string | null> {
  const { db } = context
  const input = form.safeParse(browser.request.body)
  const email = input.success ? input.data.email : null
  const log = (entry: Pick<AuditEntry, 'event' | 'decision' | 'code' | 'reasons'>) =>
    writeAudit(db, organisation, organisation.now().toISOString(), {
      actor: email ?? 'somebody',
      place: placeId(place),
      email,
      nameId: null,
      details: {},
      ...entry,
    })
  const refuse = async (code: string, reason: string): Promise<string> => {
    await log({ event: 'sign-in-refused', decision: 'refused', code, reasons: [reason] })
    return code
  }
  if (!input.success) return refuse('password-wrong', 'email or password is missing or no email')
  const account = await findByKey(db, organisation.slug, 'emailKey', emailKey(input.data.email, policyAt(organisation, place)))
  const code = passwordRefusal(input.data.email, account, environment, organisation.activeDefects)
  if (code !== null)
    return refuse(
      code,
      account?.authMethod === 'saml' ? 'the account signs in with SAML only' : `${place.name} requires SAML for this person`,
    )
  const problem = judge(account, place, await passwordIsRight(context, account, input.data.password))
  if (problem || !account) return refuse(problem?.code ?? 'password-wrong', problem?.reason ?? 'nobody has this address')
  await log({ event: 'password-sign-in', decision: 'unchanged', code: null, reasons: ['email and password are right'] })
  await startSession(db, organisation, browser, {
    accountId: account.id,
    email: account.email,
    place: placeId(place),
    method: 'password',
  })
  return null
}
