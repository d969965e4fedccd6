import { type Request, Router } from 'express'
import { z } from 'zod'
import type { Account } from '../jit/types.ts'
import { listInvitations, withdrawInvitation } from '../lifecycle/invitations.ts'
import { invite } from '../lifecycle/invite.ts'
import { setDomains, setSeats } from '../lifecycle/limits.ts'
import { removeMember } from '../lifecycle/remove.ts'
import { parsePlace } from '../organisations/place.ts'
import { domainsPatch, seatsPatch } from '../organisations/settings.ts'
import type { Organisation } from '../organisations/store.ts'
import type { SpContext } from '../server/context.ts'
import { ApiError, parseBody } from './json.ts'

const invitationSpec = z.strictObject({
  email: z.string(),
  place: z.string(),
  role: z.string().min(1).nullable().default(null),
})

interface Lookups {
  organisationOf(request: Request<{ o: string }>): Promise<Organisation>
  accountOf(organisation: Organisation, email: string): Promise<Account>
}

const actor = 'administrator'

/** What administrators do about people who come and go, for programs: the same rules as on their pages. */
export function lifecycleApi(context: SpContext, { organisationOf, accountOf }: Lookups): Router {
  const { db } = context
  const router = Router({ mergeParams: true })

  router.get('/organisations/:o/invitations', async (request, response) => {
    const { slug } = await organisationOf(request)
    response.json({ invitations: (await listInvitations(db, slug)).map(({ emailKey: _, ...shown }) => shown) })
  })

  router.post('/organisations/:o/invitations', async (request, response) => {
    const organisation = await organisationOf(request)
    const made = await invite(context, organisation, parseBody(invitationSpec, request.body), actor)
    if ('problem' in made) throw new ApiError(422, 'refused', made.problem.words, made.problem.field)
    const { emailKey: _, ...shown } = made.invitation
    response.status(201).json({ ...shown, mailed: made.mailed })
  })

  router.delete('/organisations/:o/invitations/:id', async (request, response) => {
    const organisation = await organisationOf(request)
    const withdrawn = await withdrawInvitation(db, organisation, request.params.id, actor)
    if (!withdrawn) throw new ApiError(404, 'not-found', 'there is no such open invitation')
    response.json({ withdrawn: withdrawn.email })
  })

  router.delete('/organisations/:o/accounts/:email/places/:kind/:name', async (request, response) => {
    const organisation = await organisationOf(request)
    const id = `${request.params.kind}/${request.params.name}`
    const place = parsePlace(id)
    const account = await accountOf(organisation, request.params.email)
    if (!place || !(await removeMember(db, organisation, account, place, actor)))
      throw new ApiError(404, 'not-found', `${account.email} is not in ${id}`)
    response.json({ removed: account.email, place: id })
  })

  router.put('/organisations/:o/seats', async (request, response) => {
    const organisation = await organisationOf(request)
    const seats = parseBody(seatsPatch, request.body)
    await setSeats(db, organisation, seats, actor)
    response.json((await organisationOf(request)).seats)
  })

  router.put('/organisations/:o/domains', async (request, response) => {
    const organisation = await organisationOf(request)
    const domains = parseBody(domainsPatch, request.body)
    await setDomains(db, organisation, domains, actor)
    response.json((await organisationOf(request)).domains)
  })

  return router
}
