import type { Request, RequestHandler } from 'express'
import type { Place } from '../organisations/place.ts'
import { loadOrganisation, type Organisation } from '../organisations/store.ts'
import type { SpContext } from './context.ts'
import { PageRefusal } from './refusal.ts'

const organisations = new WeakMap<Request, Organisation>()
const places = new WeakMap<Request, Place>()

/** Finds the organisation that the path names; 404 page without it. */
export const withOrganisation =
  (context: SpContext): RequestHandler =>
  async (request, _response, next) => {
    const organisation = await loadOrganisation(context.db, String(request.params.o), context.clock)
    if (!organisation) throw new PageRefusal('not-found', { status: 404 })
    organisations.set(request, organisation)
    next()
  }

/** Finds the environment or workspace that the path names; 404 page without it. */
export const withPlace =
  (kind: Place['kind']): RequestHandler =>
  (request, _response, next) => {
    const organisation = organisationOf(request)
    const known = kind === 'end-user' ? organisation.environments : organisation.workspaces
    const name = String(request.params.place)
    if (!known.some((entry) => entry.name === name)) throw new PageRefusal('not-found', { status: 404 })
    places.set(request, { kind, name })
    next()
  }

/** The organisation of this request, or null before one was found. */
export const organisationIfAny = (request: Request): Organisation | null => organisations.get(request) ?? null

/** The organisation of this request, found by `withOrganisation`. */
export function organisationOf(request: Request): Organisation {
  const organisation = organisations.get(request)
  if (!organisation) throw new Error('the route has no organisation')
  return organisation
}

/** The place of this request, found by `withPlace`. */
export function placeOf(request: Request): Place {
  const place = places.get(request)
  if (!place) throw new Error('the route has no place')
  return place
}
