import { Router } from 'express'
import { findByKey } from '../../accounts/read.ts'
import { type AuditEntry, writeAudit } from '../../audit/audit.ts'
import { bend } from '../../defects/defect.ts'
import { emailKey } from '../../jit/email.ts'
import type { Account } from '../../jit/types.ts'
import { type Place, placeAddresses, placeId, placePath } from '../../organisations/place.ts'
import { policyAt } from '../../organisations/policy-at.ts'
import type { Organisation } from '../../organisations/store.ts'
import type { SpContext } from '../../server/context.ts'
import { PageRefusal } from '../../server/refusal.ts'
import { organisationOf } from '../../server/scope.ts'
import { startSession } from '../../session/sessions.ts'
import { startSamlSignIn } from '../sign-in/start.ts'
import { type PlatformSession, readPlatformSession } from './platform-session.ts'
import { writeFromPlatform } from './write-from-platform.ts'

/** Why a live platform session does not lead in, or null when it does. */
function obstacle(session: PlatformSession, account: Account | null, place: Place): string | null {
  if (session.state === 'missing') return 'no platform session: SAML sign-in'
  if (session.state === 'expired') return 'the platform session has ended: SAML sign-in'
  if (!account) return 'nobody is known by the address of the platform session: SAML sign-in'
  if (!account.environments.some(({ name }) => name === place.name))
    return `the account has no access to ${place.name} yet: SAML sign-in`
  return null
}

/** The app inside Slack or Teams. While the platform's own session lives nobody is asked to sign in, so no group sync runs. */
export function chatRoutes(context: SpContext): Router {
  const router = Router({ mergeParams: true })

  const log = (
    organisation: Organisation,
    place: Place,
    entry: Pick<AuditEntry, 'event' | 'decision' | 'code' | 'email' | 'reasons'>,
    platform: string,
  ) =>
    writeAudit(context.db, organisation, organisation.now().toISOString(), {
      ...entry,
      actor: platform,
      place: placeId(place),
      nameId: null,
      details: { platform },
    })

  router.get('/chat/:platform/launch', async (request, response) => {
    const organisation = organisationOf(request)
    const { chat } = organisation
    if (!chat || chat.platform !== request.params.platform) throw new PageRefusal('not-found', { status: 404 })
    const { platform } = chat
    const place: Place = { kind: 'end-user', name: chat.environment }
    const audience = placeAddresses(context.base(), organisation.slug, place).entityId
    const token = typeof request.query.session === 'string' ? request.query.session : null
    const found = await readPlatformSession(token, chat, audience, organisation.now())
    const session = bend(organisation.activeDefects, 'platformSession', found, { token })
    if (session.state === 'invalid') {
      const code = 'platform-session-invalid'
      await log(
        organisation,
        place,
        { event: 'sign-in-refused', decision: 'refused', code, email: null, reasons: [session.reason] },
        platform,
      )
      throw new PageRefusal(code, { retry: `${placePath(organisation.slug, place)}/sign-in` })
    }
    const email = session.state === 'alive' ? session.email : null
    const known = () =>
      email === null ? null : findByKey(context.db, organisation.slug, 'loginKey', emailKey(email, policyAt(organisation, place)))
    await writeFromPlatform(context.db, organisation, session, await known())
    const account = await known()
    if (account && account.status !== 'active') {
      const code = 'account-inactive'
      await log(
        organisation,
        place,
        { event: 'sign-in-refused', decision: 'refused', code, email, reasons: ['the account is deactivated'] },
        platform,
      )
      throw new PageRefusal(code)
    }
    const why = obstacle(session, account, place)
    if (why !== null || !account) {
      const code = session.state === 'expired' ? 'platform-session-expired' : null
      await log(
        organisation,
        place,
        { event: 'platform-sign-in-needed', decision: null, code, email, reasons: [why ?? 'nobody'] },
        platform,
      )
      return startSamlSignIn(context, organisation, place, 'go', { request, response })
    }
    const reasons = [`${platform} session is alive: no SAML sign-in`, 'sync skipped: no sign-in']
    await log(
      organisation,
      place,
      { event: 'platform-sign-in', decision: 'unchanged', code: null, email: account.email, reasons },
      platform,
    )
    await startSession(
      context.db,
      organisation,
      { request, response },
      { accountId: account.id, email: account.email, place: placeId(place), method: 'platform' },
    )
    response.redirect(303, placePath(organisation.slug, place))
  })

  return router
}
