import { type Request, type Response, Router } from 'express'
import { writeAudit } from '../../audit/audit.ts'
import { ownerWith } from '../../organisations/owner.ts'
import type { SpContext } from '../../server/context.ts'
import { sendPage } from '../../server/html.ts'
import { publicWords } from '../../server/refusal.ts'
import { organisationOf } from '../../server/scope.ts'
import { readSession, startSession } from '../../session/sessions.ts'
import { administers, OWNER_PLACE } from '../account/sight.ts'
import { adminForm, fieldsOf } from './form.ts'

/** No account has this id: the owner is no end user and no member. */
const OWNER_ID = 'owner'

async function signInPage(context: SpContext, request: Request, response: Response, email = '', code?: string): Promise<void> {
  const organisation = organisationOf(request)
  const session = await readSession(context.db, organisation, request)
  sendPage(
    context,
    response,
    organisation,
    'admin-sign-in',
    { title: 'Administrator sign-in', status: code ? 401 : 200, session },
    {
      email,
      error: code ? { code, words: publicWords(code) } : null,
      workspaces: organisation.workspaces.map(({ name }) => name),
    },
  )
}

/** The door for the owner that stays open whatever becomes of single sign-on. */
export function adminSignIn(context: SpContext): Router {
  const { db } = context
  const router = Router({ mergeParams: true })

  router.get('/sign-in', async (request, response) => {
    const session = await readSession(db, organisationOf(request), request)
    if (session && administers(session)) return response.redirect(302, `/o/${organisationOf(request).slug}/admin`)
    await signInPage(context, request, response)
  })

  router.post('/sign-in', adminForm, async (request, response) => {
    const organisation = organisationOf(request)
    const { email = '', password = '' } = fieldsOf(request)
    const owner = password === '' ? null : await ownerWith(db, organisation.slug, email, password)
    await writeAudit(db, organisation, organisation.now().toISOString(), {
      actor: owner ?? (email.trim() || 'somebody'),
      place: null,
      event: owner === null ? 'owner-sign-in-refused' : 'owner-sign-in',
      decision: owner === null ? 'refused' : null,
      code: owner === null ? 'password-wrong' : null,
      email: owner,
      nameId: null,
      reasons: [owner === null ? 'that is not the address and the password of the owner' : 'email and password are right'],
      details: {},
    })
    if (owner === null) return signInPage(context, request, response, email, 'password-wrong')
    const session = { accountId: OWNER_ID, email: owner, place: OWNER_PLACE, method: 'password' } as const
    await startSession(db, organisation, { request, response }, session)
    response.redirect(303, `/o/${organisation.slug}/admin`)
  })

  return router
}
