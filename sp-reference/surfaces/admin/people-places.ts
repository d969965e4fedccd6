import type { Request } from 'express'
import { type Place, placeId } from '../../organisations/place.ts'
import { organisationOf } from '../../server/scope.ts'
import { administeredWorkspaces, administrator } from './access.ts'

/** The places whose people this administrator looks after, with what an administrator calls them. */
export function placesOf(request: Request): (Place & { id: string; label: string })[] {
  const organisation = organisationOf(request)
  const as = (kind: Place['kind'], word: string) => (name: string) => ({
    kind,
    name,
    id: placeId({ kind, name }),
    label: `${word} ${name}`,
  })
  return [
    ...organisation.environments.map(({ name }) => name).map(as('end-user', 'environment')),
    ...administeredWorkspaces(organisation, administrator(request)).map(as('workspace', 'workspace')),
  ]
}

/** The address of the page about people. */
export const peoplePath = (request: Request): string => `/o/${organisationOf(request).slug}/admin/people`
