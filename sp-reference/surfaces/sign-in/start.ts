import type { Request, Response } from 'express'
import { seedAccount } from '../../accounts/write.ts'
import { bend } from '../../defects/defect.ts'
import type { Channel } from '../../jit/types.ts'
import { type Place, placeAddresses } from '../../organisations/place.ts'
import type { Organisation } from '../../organisations/store.ts'
import { buildAuthnRequest } from '../../saml/index.ts'
import type { SpContext } from '../../server/context.ts'
import { ensureBrowser } from '../../server/cookies.ts'
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

/** What a deliberate fault writes down before anybody is known. */
const placeholder = (id: string) => ({
  email: `${id}@placeholder.invalid`,
  status: 'active' as const,
  authMethod: 'saml' as const,
  emergency: false,
  identities: [],
  workspaces: [],
})
