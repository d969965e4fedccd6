import { type Request, type Response, Router } from 'express'
import { setDomains, setSeats } from '../../lifecycle/limits.ts'
import { seatsTaken } from '../../lifecycle/seats.ts'
import { policyWords } from '../../lifecycle/words.ts'
import type { SpContext } from '../../server/context.ts'
import { organisationOf } from '../../server/scope.ts'
import { administrator, sendAdminPage } from './access.ts'
import { adminForm, fieldsOf } from './form.ts'
import { noticeOf } from './notices.ts'
import { type Problems, readDomains } from './place-settings.ts'

const sides = ['endUser', 'workspace'] as const

/** A number of seats; nothing typed is no limit. */
function readSeats(text: string): { limit: number | null; problem: string | null } {
  const typed = text.trim()
  if (typed === '') return { limit: null, problem: null }
  if (/^\d{1,6}$/.test(typed)) return { limit: Number(typed), problem: null }
  return { limit: null, problem: 'Type a whole number, or nothing for no limit.' }
}

/** How many people there may be, and from which domains: of the whole organisation. */
export function limitRoutes(context: SpContext): Router {
  const { db } = context
  const router = Router({ mergeParams: true })
  const pathOf = (request: Request) => `/o/${organisationOf(request).slug}/admin/limits`

  async function show(request: Request, response: Response, typed?: { answers: Record<string, string>; problems: Problems }) {
    const organisation = organisationOf(request)
    const { seats, domains, policy } = organisation
    const stored = {
      ...Object.fromEntries(sides.map((side) => [side, seats[side] === null ? '' : String(seats[side])])),
      verified: domains.verified.join(', '),
      allowed: domains.allowed.join(', '),
    }
    const page = { title: 'Seats & domains', section: 'limits' as const, ...(typed ? { status: 422 } : {}) }
    sendAdminPage(context, request, response, 'admin-limits', page, {
      here: pathOf(request),
      answers: { ...stored, ...typed?.answers },
      problems: typed?.problems ?? {},
      taken: {
        endUser: await seatsTaken(db, organisation.slug, 'end-user'),
        workspace: await seatsTaken(db, organisation.slug, 'workspace'),
      },
      seatRule: Object.fromEntries(sides.map((side) => [side, policyWords.seatPolicy[policy[side].seatPolicy]])),
      domainRule: Object.fromEntries(sides.map((side) => [side, policyWords.domainPolicy[policy[side].domainPolicy]])),
      notice: noticeOf(request.query.notice),
    })
  }

  router.get('/', (request, response) => show(request, response))

  router.post('/seats', adminForm, async (request, response) => {
    const answers = fieldsOf(request)
    const read = sides.map((side) => [side, readSeats(answers[side] ?? '')] as const)
    const problems = Object.fromEntries(read.flatMap(([side, { problem }]) => (problem === null ? [] : [[side, problem]])))
    if (Object.keys(problems).length > 0) return show(request, response, { answers, problems })
    const limits = Object.fromEntries(read.map(([side, { limit }]) => [side, limit]))
    await setSeats(db, organisationOf(request), limits, administrator(request).email)
    response.redirect(303, `${pathOf(request)}?notice=saved`)
  })

  router.post('/domains', adminForm, async (request, response) => {
    const answers = fieldsOf(request)
    const [verified, allowed] = [readDomains(answers.verified ?? ''), readDomains(answers.allowed ?? '')]
    const problems = {
      ...(verified.problem === null ? {} : { verified: verified.problem }),
      ...(allowed.problem === null ? {} : { allowed: allowed.problem }),
    }
    if (Object.keys(problems).length > 0) return show(request, response, { answers, problems })
    const lists = { verified: verified.domains, allowed: allowed.domains }
    await setDomains(db, organisationOf(request), lists, administrator(request).email)
    response.redirect(303, `${pathOf(request)}?notice=saved`)
  })

  return router
}
