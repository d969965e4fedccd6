import type { Request } from 'express'
import { bend } from '../../defects/defect.ts'
import { mayOpen, permissionsIn } from '../../environments/rights.ts'
import { type Place, placeId, placePath } from '../../organisations/place.ts'
import type { App, Environment } from '../../organisations/settings.ts'
import type { Organisation } from '../../organisations/store.ts'
import type { SpContext } from '../../server/context.ts'
import { organisationOf, placeOf } from '../../server/scope.ts'
import { readSession, type Session } from '../../session/sessions.ts'

/** Which environment a request is about. */
export interface Scope {
  organisation: Organisation
  place: Place
  environment: Environment
  /** The address of the environment's home page. */
  home: string
}

export function scopeOf(request: Request): Scope {
  const organisation = organisationOf(request)
  const place = placeOf(request)
  const environment = organisation.environments.find(({ name }) => name === place.name)
  if (!environment) throw new Error('the route has no environment')
  return { organisation, place, environment, home: placePath(organisation.slug, place) }
}

/** Who is signed in to this environment; null for nobody. A session is for one place: Dev by password says nothing about Prod by SSO. */
export async function sessionAt(context: SpContext, request: Request): Promise<Session | null> {
  const session = await readSession(context.db, organisationOf(request), request)
  return session?.place === placeId(placeOf(request)) ? session : null
}

/** Whether an app of this environment opens for this person, as the permissions are at this moment. */
export const opensFor = ({ account }: Session, app: App, { organisation, environment }: Scope): boolean =>
  bend(organisation.activeDefects, 'mayOpenApp', mayOpen(permissionsIn(account, environment), app), null)
