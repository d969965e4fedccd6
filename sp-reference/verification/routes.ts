import express, { type Request, type Response, Router } from 'express'
import { writeAudit } from '../audit/audit.ts'
import { bend } from '../defects/defect.ts'
import { parsePlace, placePath } from '../organisations/place.ts'
import type { Organisation } from '../organisations/store.ts'
import type { SpContext } from '../server/context.ts'
import { browserOf } from '../server/cookies.ts'
import { sendPage } from '../server/html.ts'
import { PageRefusal, publicWords } from '../server/refusal.ts'
import { organisationOf } from '../server/scope.ts'
import { finishSignIn } from '../surfaces/sign-in/finish.ts'
import { type Challenge, checkCode, findChallenge, whyOver } from './check.ts'
import { restoreFacts } from './facts.ts'
import { codeLifetimeMinutes } from './issue.ts'

/** `ada@x.test` as `a••@x.test`: enough to know which mailbox to open. */
const masked = (email: string): string => email.replace(/^(.)[^@]*/, '$1••')

async function challengeOf(context: SpContext, request: Request) {
  const organisation = organisationOf(request)
  const challenge = await findChallenge(context.db, organisation.slug, String(request.params.id), browserOf(request))
  const place = challenge && parsePlace(challenge.place)
  if (!challenge || !place) throw new PageRefusal('verification-not-found', { status: 404, retry: `/o/${organisation.slug}` })
  return { organisation, challenge, place }
}

/** The page and form by which a person proves that an account's mailbox is theirs. */
export function verificationRoutes(context: SpContext): Router {
  const router = Router({ mergeParams: true })

  const emailOf = async (challenge: Challenge): Promise<string> =>
    (await context.db.selectFrom('accounts').select('email').where('id', '=', challenge.accountId).executeTakeFirst())?.email ??
    ''

  const show = async (response: Response, organisation: Organisation, challenge: Challenge, problem: string | null) => {
    const place = parsePlace(challenge.place)
    const template = bend(organisation.activeDefects, 'joinPage', 'verify', null)
    const title = template === 'verify' ? 'Verify your email' : 'Create your account'
    sendPage(
      context,
      response,
      organisation,
      template,
      { title, status: problem ? 403 : 200 },
      {
        place: place?.name,
        action: `/o/${organisation.slug}/verify/${challenge.id}`,
        again: place && `${placePath(organisation.slug, place)}/login`,
        mailbox: masked(await emailOf(challenge)),
        minutes: codeLifetimeMinutes,
        error: problem ? { code: problem, words: publicWords(problem) } : null,
        over: problem !== null && problem !== 'verification-wrong-code',
      },
    )
  }

  router.get('/verify/:id', async (request, response) => {
    const { organisation, challenge } = await challengeOf(context, request)
    await show(response, organisation, challenge, whyOver(challenge, organisation.now(), organisation.activeDefects))
  })

  router.post('/verify/:id', express.urlencoded({ extended: false, limit: '4kb' }), async (request, response) => {
    const { organisation, challenge, place } = await challengeOf(context, request)
    const now = organisation.now()
    const problem = await checkCode(context.db, challenge, String(request.body?.code ?? ''), now, organisation.activeDefects)
    const facts = restoreFacts(challenge.facts)
    if (problem) {
      await writeAudit(context.db, organisation, now.toISOString(), {
        actor: facts.nameId,
        place: challenge.place,
        event: 'verification-refused',
        decision: 'refused',
        code: problem,
        email: await emailOf(challenge),
        nameId: facts.nameId,
        reasons: [`the typed code was not accepted: ${problem}`],
        details: {},
        response: facts.responseId ?? null,
      })
      return show(response, organisation, challenge, problem)
    }
    const event = place.kind === 'workspace' ? 'join-verified' : 'link-verified'
    await finishSignIn(
      context,
      organisation,
      { facts, place, channel: challenge.channel, provenFor: challenge.accountId, signedInAs: null },
      { request, response },
      event,
    )
  })

  return router
}
