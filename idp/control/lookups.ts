import type { Request } from 'express'
import type { Directory } from '../directory/directory.ts'
import { didYouMean } from '../directory/nearest.ts'
import type { App, Person } from '../directory/schema.ts'
import { optionProblem } from '../profiles/app-options.ts'
import type { VendorProfile } from '../profiles/profile.ts'
import type { Tenant, TenantSurroundings } from '../tenants/tenant.ts'
import type { Tenants } from '../tenants/tenants.ts'
import { ControlError } from './errors.ts'

export interface ControlParts {
  tenants: Tenants
  controlToken: string
  surroundings(): TenantSurroundings
}

/** Refuses an app that asks for what this vendor does not offer. @param path where the app stands in the body */
export function demandOptions(profile: VendorProfile, app: App, path = ''): void {
  const problem = optionProblem(profile, app)
  if (problem) throw new ControlError(422, 'not-offered', problem.message, `${path}${problem.path}`)
}

/** Refuses an app that is assigned to somebody who is not there. @param people their ids @param path where the app stands in the body */
export function demandPeople(people: readonly string[], { assignments }: App, path = ''): void {
  const known = new Set(people)
  const at = assignments.findIndex(({ person }) => !known.has(person))
  const { person = '' } = assignments[at] ?? {}
  if (at < 0) return
  const message = `there is no person '${person}'${didYouMean(person, people)}`
  throw new ControlError(422, 'unknown-person', message, `${path}assignments[${at}].person`)
}

/** Refuses a username that somebody else signs in by: who signs in would be a matter of order. */
export function demandOwnName(directory: Directory, person: Person): void {
  const other = directory.namesake(person)
  if (other)
    throw new ControlError(409, 'username-taken', `'${person.userName}' is the username of the person '${other.id}'`, 'userName')
}

type In<Name extends string> = Request<Record<Name, string>>

/** The thing, or a 404 that names it. */
export function found<T>(thing: T | undefined, kind: string, id: string): T {
  if (thing === undefined) throw new ControlError(404, `${kind}-not-found`, `there is no ${kind} '${id}'`)
  return thing
}

export const tenantIn = ({ tenants }: ControlParts, { params }: In<'tenant'>): Tenant =>
  found(tenants.get(params.tenant), 'tenant', params.tenant)

export const appIn = ({ directory }: Tenant, { params }: In<'app'>): App =>
  found(directory.apps.get(params.app), 'app', params.app)

/** The name of a group that there is, or that people are said to be in. */
export const groupIn = ({ directory }: Tenant, { params }: In<'group'>): string =>
  found(
    directory.groupNames().find((name) => name === params.group),
    'group',
    params.group,
  )

export const personIn = ({ directory }: Tenant, { params }: In<'person'>): Person =>
  found(directory.people.get(params.person), 'person', params.person)
