import { type Request, type Response, Router } from 'express'
import { acceptInvitation, findInvited, invitationPath, whyClosed } from '../../lifecycle/accept.ts'
import { parsePlace, placePath } from '../../organisations/place.ts'
import { policyAt } from '../../organisations/policy-at.ts'
import type { SpContext } from '../../server/context.ts'
import { sendPage } from '../../server/html.ts'
import { PageRefusal, publicWords } from '../../server/refusal.ts'
import { organisationOf } from '../../server/scope.ts'

const path = '/invitations/:id/:token'

async function invitedOf(context: SpContext, request: Request) {
  const organisation = organisationOf(request)
  const invited = await findInvited(context.db, organisation.slug, String(request.params.id), String(request.params.token))
  const place = invited && parsePlace(invited.place)
  if (!invited || !place) throw new PageRefusal('invitation-not-found', { status: 404, retry: null })
  return { organisation, invited, place }
}

/** The page that the mail of an invitation leads to: what it is to, and a button that accepts it. Looking accepts nothing: mail filters look. */
export function invitationRoutes(context: SpContext): Router {
  const router = Router({ mergeParams: true })

  const show = async (request: Request, response: Response) => {
    const { organisation, invited, place } = await invitedOf(context, request)
    const closed = whyClosed(invited, organisation.now())
    const isAccepted = closed === null && invited.acceptedAt !== null
    const { pendingInvite, defaultRole } = policyAt(organisation, place)
    const isNeeded = pendingInvite === 'block'
    const maySignIn = closed === null ? isAccepted || !isNeeded : closed === 'invitation-used'
    const title = isAccepted ? 'Invitation accepted' : 'Your invitation'
    sendPage(
      context,
      response,
      organisation,
      'invitation',
      { title, status: closed === null ? 200 : 410 },
      {
        title,
        organisation: organisation.name ?? organisation.slug,
        place: place.name,
        kind: place.kind === 'workspace' ? 'workspace' : 'environment',
        // Where signing in takes no notice of invitations, it takes none of their roles either.
        role: pendingInvite === 'ignore' ? null : (invited.role ?? defaultRole),
        email: invited.email,
        isAccepted,
        isNeeded,
        closed: closed && { code: closed, words: publicWords(closed) },
        // Of our own making alone: no parameter says where to.
        signIn: maySignIn ? `${placePath(organisation.slug, place)}/sign-in` : null,
      },
    )
  }

  router.get(path, show)

  router.post(path, async (request, response) => {
    const { organisation, invited } = await invitedOf(context, request)
    if (whyClosed(invited, organisation.now()) !== null || invited.acceptedAt !== null) return show(request, response)
    await acceptInvitation(context.db, organisation, invited)
    response.redirect(303, invitationPath(organisation.slug, invited.id, String(request.params.token)))
  })

  return router
}
