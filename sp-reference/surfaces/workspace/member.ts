import type { Request } from 'express'
import { bend } from '../../defects/defect.ts'
import { type Place, placeId, placePath } from '../../organisations/place.ts'
import type { Workspace } from '../../organisations/settings.ts'
import type { Organisation } from '../../organisations/store.ts'
import type { SpContext } from '../../server/context.ts'
import { PageRefusal } from '../../server/refusal.ts'
import { organisationOf, placeOf } from '../../server/scope.ts'
import { readSession, type Session } from '../../session/sessions.ts'
import { type EnvironmentKey, environments, type Rights, rightsIn } from '../../workspaces/rights.ts'

/** Somebody in a workspace, with what the role there opens. */
export interface Member {
  organisation: Organisation
  place: Place
  workspace: Workspace
  session: Session
  rights: Rights
  /** Which of the separate environments is looked at; null where there are none. */
  at: EnvironmentKey | null
}

/**
 * Who asks for a page of a workspace: a member, or where to send the browser instead.
 * Throws the refusal page `not-a-member` for anybody else who is signed in, and 404 for an environment that does not exist.
 */
export async function memberAt(context: SpContext, request: Request): Promise<Member | { elsewhere: string }> {
  const organisation = organisationOf(request)
  const place = placeOf(request)
  const signInPage = `${placePath(organisation.slug, place)}/sign-in`
  const workspace = organisation.workspaces.find(({ name }) => name === place.name)
  const session = await readSession(context.db, organisation, request)
  if (!workspace || !session) return { elsewhere: signInPage }
  const membership = session.account?.workspaces.find(({ name }) => name === place.name)
  const faults = organisation.activeDefects
  // Workato docs "Identity provider user access": an end user's access does not open the builder side.
  const mayEnter = bend(faults, 'mayEnterWorkspace', !session.account || membership !== undefined, { session })
  if (!mayEnter) throw new PageRefusal('not-a-member', { retry: signInPage })
  if (membership && session.place !== placeId(place)) return { elsewhere: `/o/${organisation.slug}/workspaces` }
  const asked = request.query.environment ?? 'dev'
  const at = environments.find((each) => each === asked)
  if (!at || (asked !== 'dev' && !workspace.environments))
    throw new PageRefusal('not-found', { status: 404, retry: placePath(organisation.slug, place) })
  const { role, ...own } = rightsIn(membership?.roles ?? { role: 'Operator' }, at, workspace)
  const rights = bend(faults, 'rights', own, { role })
  return { organisation, place, workspace, session, rights, at: workspace.environments ? at : null }
}

/** What an address within a workspace ends with, so that it stays in the environment that is looked at. */
export const stayingIn = (at: Member['at']): string => (at === null || at === 'dev' ? '' : `?environment=${at}`)
