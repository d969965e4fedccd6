import express, { Router } from 'express'
import { logOwnAct } from '../../audit/own-act.ts'
import { bend } from '../../defects/defect.ts'
import { rolesInWords } from '../../jit/role.ts'
import { placePath } from '../../organisations/place.ts'
import type { SpContext } from '../../server/context.ts'
import { requireSession, sendPage } from '../../server/html.ts'
import { PageRefusal } from '../../server/refusal.ts'
import { organisationOf } from '../../server/scope.ts'
import { moveSession } from '../../session/sessions.ts'

/** The workspace switcher: every workspace the person has joined, one of them active. */
export function switchRoutes(context: SpContext): Router {
  const router = Router({ mergeParams: true })

  router.get('/workspaces', async (request, response) => {
    const organisation = organisationOf(request)
    const session = await requireSession(context, request)
    const joined = session.account?.workspaces ?? []
    sendPage(
      context,
      response,
      organisation,
      'workspaces',
      { title: 'Workspaces', current: 'workspaces', session },
      {
        joined: joined.map(({ name, roles }) => ({
          name,
          roles: rolesInWords(roles),
          active: session.place === `workspace/${name}`,
        })),
        builder: session.place.startsWith('workspace/'),
      },
    )
  })

  router.post('/workspaces/switch', express.urlencoded({ extended: false, limit: '4kb' }), async (request, response) => {
    const organisation = organisationOf(request)
    const session = await requireSession(context, request)
    const name = String(request.body?.workspace ?? '')
    const joined = session.account?.workspaces.some((workspace) => workspace.name === name) ?? false
    // A session from the end-user side proves less than a workspace asks for.
    const allowed = bend(organisation.activeDefects, 'maySwitch', joined && session.place.startsWith('workspace/'), null)
    await logOwnAct(context.db, organisation, session, `workspace/${name}`, {
      event: allowed ? 'workspace-switched' : 'workspace-switch-refused',
      code: allowed ? null : 'not-a-member',
      reason: allowed ? `switched from ${session.place}` : `${name} was not joined, or the session is from another side`,
    })
    if (!allowed) throw new PageRefusal('not-a-member', { retry: `/o/${organisation.slug}/workspaces` })
    await moveSession(context.db, session, `workspace/${name}`)
    response.redirect(303, placePath(organisation.slug, { kind: 'workspace', name }))
  })

  return router
}
