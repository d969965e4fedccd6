import type { Request } from 'express'
import { bend } from '../../defects/defect.ts'
import { type Place, placeId, placePath } from '../../organisations/place.ts'
import type { Workspace } from '../../organisations/settings.ts'
import type { Organisation } from '../../organisations/store.ts'
import type { SpContext } from '../../server/context.ts'
import { PageRefusal } from '../../server/refusal.ts'
import { organisationOf, placeOf } from '../../server/scope.ts'
import { readSession, type Session } from '../../session/sessions.ts'
import { buildingRole, type Rights, rightsOf } from '../../workspaces/rights.ts'

/** Somebody in a workspace, with what the role there opens. */
export interface Member {
  organisation: Organisation
  place: Place
  workspace: Workspace
  session: Session
  rights: Rights
}

/**
 * Who asks for a page of a workspace: a member, or where to send the browser instead.
 * Throws the refusal page `not-a-member` for anybody else who is signed in.
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
  const role = membership ? buildingRole(membership.roles) : 'Operator'
  return { organisation, place, workspace, session, rights: bend(faults, 'rights', rightsOf(role, workspace), { role }) }
}
