import type { Request } from 'express'
import { organisationOf, placeOf } from '../../server/scope.ts'
import { adminPath } from './access.ts'

/** The environment that a page of the administration is about, as it was when the request came. */
export function environmentIn(request: Request) {
  const organisation = organisationOf(request)
  const place = placeOf(request)
  const environment = organisation.environments.find(({ name }) => name === place.name)
  if (!environment || place.kind !== 'end-user') throw new Error(`the route is of no environment: ${place.kind} ${place.name}`)
  return { organisation, place, environment, home: adminPath(organisation, place) }
}
