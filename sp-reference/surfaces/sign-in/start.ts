import type { Request, Response } from 'express'
import { listAccounts } from '../../accounts/read.ts'
import { seedAccount } from '../../accounts/write.ts'
import { bend } from '../../defects/defect.ts'
import type { Channel } from '../../jit/types.ts'
import { type Place, placeAddresses, placeId } from '../../organisations/place.ts'
import type { Organisation } from '../../organisations/store.ts'
import { buildAuthnRequest } from '../../saml/index.ts'
import type { SpContext } from '../../server/context.ts'
import { ensureBrowser } from '../../server/cookies.ts'
import { startSession } from '../../session/sessions.ts'
import { samlGate } from './gate.ts'
import { refuseSignIn } from './refuse.ts'
import { rememberRequest } from './request-store.ts'

/** Sends the browser to the identity provider of this place with a fresh AuthnRequest (HTTP-Redirect binding). */
export async function startSamlSignIn(
  context: SpContext,
  organisation: Organisation,
  place: Place,
  channel: Channel,
  { request, response, retry }: { request: Request; response: Response; retry?: string },
): Promise<void> {
  const gate = samlGate(organisation, place, 'start')
  if ('code' in gate)
    throw await refuseSignIn(context, organisation, place, {
      code: gate.code,
      reasons: [gate.reason],
      ...(retry === undefined ? {} : { retry }),
    })
  const browser = ensureBrowser(request, response, organisation.slug)
  const pending = await rememberRequest(context.db, organisation, place, browser, channel)
  if (bend(organisation.activeDefects, 'startWrites', 'nothing', null) === 'placeholder')
    await seedAccount(context.db, organisation, placeholder(pending.id))
  if (bend(organisation.activeDefects, 'sessionAtStart', 'none', null) === 'last-person')
    await letLastPersonIn(context, organisation, place, { request, response })
  const { acsUrl, entityId } = placeAddresses(context.base(), organisation.slug, place)
  const message = buildAuthnRequest({
    id: pending.id,
    issueInstant: organisation.now(),
    destination: gate.provider.ssoUrl,
    acsUrl,
    issuer: entityId,
  })
  response.redirect(302, message.redirectUrl(pending.relayState))
}

/** What a deliberate fault does at once: it takes who comes for who was here last. */
async function letLastPersonIn(
  { db }: SpContext,
  organisation: Organisation,
  place: Place,
  browser: { request: Request; response: Response },
): Promise<void> {
  const people = await listAccounts(db, organisation.slug)
  const last = people.toSorted((one, other) => (one.lastSignInAt ?? '').localeCompare(other.lastSignInAt ?? '')).at(-1)
  if (!last) return
  await startSession(db, organisation, browser, { accountId: last.id, email: last.email, place: placeId(place), method: 'saml' })
}

/** What a deliberate fault writes down before anybody is known. */
const placeholder = (id: string) => ({
  email: `${id}@placeholder.invalid`,
  status: 'active' as const,
  authMethod: 'saml' as const,
  emergency: false,
  identities: [],
  workspaces: [],
})
