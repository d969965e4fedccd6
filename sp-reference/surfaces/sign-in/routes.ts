import express, { type Request, type RequestHandler, type Response, Router } from 'express'
import { bend } from '../../defects/defect.ts'
import { type Place, placeAddresses, placePath } from '../../organisations/place.ts'
import type { Organisation } from '../../organisations/store.ts'
import { AssertionRefused, buildSpMetadata, claimedResponseId } from '../../saml/index.ts'
import type { SpContext } from '../../server/context.ts'
import { browserOf } from '../../server/cookies.ts'
import { messageFaults } from '../../server/errors.ts'
import { PageRefusal } from '../../server/refusal.ts'
import { organisationOf, placeOf } from '../../server/scope.ts'
import { endSession, readSession } from '../../session/sessions.ts'
import { finishSignIn } from './finish.ts'
import { samlGate } from './gate.ts'
import { type PostedMessage, parkResponse, takeResponse } from './parked-responses.ts'
import { refuseSignIn } from './refuse.ts'
import { validateArrival } from './validate.ts'

/** 256 KB of XML as base64, with the escapes of a form around it. */
const form = express.urlencoded({ extended: false, limit: '512kb', parameterLimit: 20 })

/** The form of a SAML POST (Bindings 3.5.4): one SAMLResponse, perhaps a RelayState. */
async function postedMessage(
  context: SpContext,
  organisation: Organisation,
  place: Place,
  request: Request,
): Promise<PostedMessage> {
  const body: Record<string, unknown> = request.body ?? {}
  const refuse = (status: number, reason: string) =>
    refuseSignIn(context, organisation, place, { code: 'not-a-response', status, reasons: [reason] })
  if (!request.is('application/x-www-form-urlencoded')) throw await refuse(415, 'the body is not a form')
  if (typeof body.SAMLResponse !== 'string' || body.SAMLResponse === '')
    throw await refuse(400, 'the form has no single SAMLResponse')
  return { samlResponse: body.SAMLResponse, relayState: typeof body.RelayState === 'string' ? body.RelayState : null }
}

async function finish(
  context: SpContext,
  request: Request,
  response: Response,
  organisation: Organisation,
  place: Place,
  message: PostedMessage,
) {
  if (bend(organisation.activeDefects, 'sessionAtArrival', 'kept', null) === 'ended') await endSession(context.db, request)
  const gate = samlGate(organisation, place, 'arrival')
  if ('code' in gate) {
    const response = claimedResponseId(message.samlResponse)
    throw await refuseSignIn(context, organisation, place, { code: gate.code, reasons: [gate.reason], response })
  }
  const { facts, channel } = await validateArrival(context, organisation, {
    place,
    provider: gate.provider,
    message,
    browser: browserOf(request),
  })
  const session = await readSession(context.db, organisation, request)
  const signIn = { facts, channel, place, provenFor: null, signedInAs: session?.account?.id ?? null }
  await finishSignIn(context, organisation, signIn, { request, response })
}

/** What the identity provider talks to, for every place alike: metadata and the Assertion Consumer Service. */
export function samlRoutes(context: SpContext): Router {
  const router = Router({ mergeParams: true })

  router.get('/saml/metadata', async (request, response) => {
    const addresses = placeAddresses(context.base(), organisationOf(request).slug, placeOf(request))
    const { certificate } = await context.encryptionKey()
    response.type('application/samlmetadata+xml').send(buildSpMetadata({ ...addresses, encryptionCertificate: certificate }))
  })

  const receive: RequestHandler = async (request, response) => {
    const organisation = organisationOf(request)
    const place = placeOf(request)
    const message = await postedMessage(context, organisation, place, request)
    if (bend(organisation.activeDefects, 'bindingChecked', 'after-redirect', null) === 'at-post') {
      return finish(context, request, response, organisation, place, message)
    }
    const key = await parkResponse(context.db, organisation, place, message)
    response.redirect(303, `${placePath(organisation.slug, place)}/saml/continue/${key}`)
  }
  router.post('/saml/acs', form, receive)
  router.all('/saml/acs', () => {
    throw new PageRefusal('method-not-allowed', { status: 405 })
  })

  router.get('/saml/continue/:key', async (request, response) => {
    const organisation = organisationOf(request)
    const place = placeOf(request)
    const message = await takeResponse(context.db, organisation, place, request.params.key)
    if (!message) {
      const stale = new AssertionRefused('replayed', {
        expected: 'a posted message that waits',
        actual: 'a key that is used or too old',
      })
      throw await refuseSignIn(context, organisation, place, {
        code: stale.code,
        reasons: [`expected ${stale.expected}, found ${stale.actual}`],
      })
    }
    await finish(context, request, response, organisation, place, message)
  })

  router.use(messageFaults)
  return router
}
