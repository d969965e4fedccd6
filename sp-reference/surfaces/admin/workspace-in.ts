import type { Request } from 'express'
import { organisationOf, placeOf } from '../../server/scope.ts'
import { adminPath } from './access.ts'

/** The workspace that a page of the administration is about, as it was when the request came. */
export function workspaceIn(request: Request) {
  const organisation = organisationOf(request)
  const place = placeOf(request)
  const workspace = organisation.workspaces.find(({ name }) => name === place.name)
  if (!workspace || place.kind !== 'workspace') throw new Error(`the route is of no workspace: ${place.kind} ${place.name}`)
  return { organisation, place, workspace, home: adminPath(organisation, place) }
}
