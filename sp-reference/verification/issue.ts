import { createHash, randomInt, randomUUID } from 'node:crypto'
import type { Request, Response } from 'express'
import { writeAudit } from '../audit/audit.ts'
import { bend } from '../defects/defect.ts'
import type { SignIn } from '../jit/provision.ts'
import type { Account, Roles } from '../jit/types.ts'
import { placeId, placePath } from '../organisations/place.ts'
import { policyAt } from '../organisations/policy-at.ts'
import type { Organisation } from '../organisations/store.ts'
import type { SpContext } from '../server/context.ts'
import { ensureBrowser } from '../server/cookies.ts'
import { PageRefusal } from '../server/refusal.ts'
import { storeFacts } from './facts.ts'

export const codeLifetimeMinutes = 10

/** The stored form of a code: useless without the challenge it belongs to. */
export const hashCode = (challenge: string, code: string): string =>
  createHash('sha256').update(`${challenge}\n${code}`).digest('hex')

/**
 * Opens a challenge and mails its code to the account's own address, whatever the assertion says. There is one open challenge per
 * account and place: a new sign-in replaces it and its code. Throws the refusal page when the mail cannot be sent.
 */
export async function issueChallenge(
  context: SpContext,
  organisation: Organisation,
  { account, signIn, roles }: { account: Account; signIn: SignIn; roles: Roles | null },
  browser: { request: Request; response: Response },
): Promise<string> {
  const { db } = context
  const { slug } = organisation
  const place = placeId(signIn.place)
  const id = randomUUID()
  const code = String(randomInt(1_000_000)).padStart(6, '0')
  const row = {
    id,
    organisation: slug,
    accountId: account.id,
    place,
    browser: ensureBrowser(browser.request, browser.response, slug),
    codeHash: hashCode(id, code),
    facts: storeFacts(signIn.facts),
    channel: signIn.channel,
    roles: JSON.stringify(roles),
    tries: 0,
    expiresAt: new Date(organisation.now().getTime() + codeLifetimeMinutes * 60_000).toISOString(),
    usedAt: null,
  }
  await db
    .insertInto('challenges')
    .values(row)
    .onConflict((conflict) => conflict.columns(['accountId', 'place']).doUpdateSet(row))
    .execute()
  const policy = policyAt(organisation, signIn.place)
  const to = bend(organisation.activeDefects, 'codeRecipient', account.email, { facts: signIn.facts, policy })
  const known = {
    actor: signIn.facts.nameId,
    place,
    email: account.email,
    nameId: signIn.facts.nameId,
    details: {},
    response: signIn.facts.responseId ?? null,
  }
  const log = (event: string, code: string | null, reason: string) =>
    writeAudit(db, organisation, organisation.now().toISOString(), {
      ...known,
      event,
      decision: code ? 'refused' : null,
      code,
      reasons: [reason],
    })
  try {
    await context.mailer.send({
      to,
      subject: `Your verification code for ${signIn.place.name}`,
      text: mailText(organisation, signIn, code),
    })
  } catch (error) {
    await db.deleteFrom('challenges').where('id', '=', id).execute()
    await log(
      'sign-in-refused',
      'mail-not-sent',
      `the verification mail was not sent: ${error instanceof Error ? error.message : String(error)}`,
    )
    throw new PageRefusal('mail-not-sent', { status: 503, retry: `${placePath(slug, signIn.place)}/sign-in`, cause: error })
  }
  await log('verification-sent', null, `code sent to ${to}, good for ${codeLifetimeMinutes} minutes`)
  return id
}

const mailText = (organisation: Organisation, signIn: SignIn, code: string): string =>
  [
    `Somebody signed in to ${signIn.place.name} of ${organisation.name ?? organisation.slug} with your account.`,
    '',
    `Your verification code: ${code}`,
    '',
    `It is good for ${codeLifetimeMinutes} minutes and can be used once. If that was not you, ignore this mail: nothing has changed.`,
  ].join('\n')
