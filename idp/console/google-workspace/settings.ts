import { type App, appSchema } from '../../directory/schema.ts'
import type { Tenant } from '../../tenants/tenant.ts'
import { checked, type Errors, type Posted } from '../kit/fields.ts'
import { groupsFrom, groupsPosted } from './group-membership.ts'
import { attributeErrors, attributesPosted, statementsFrom } from './mapping.ts'
import { primaryEmail } from './sources.ts'

/** What is set up of an app, in three parts: each is a step of the assistant, and a page of its own later. */

/** What a new app's pages are filled with. */
export const blank: Posted = { 'nameId.format': 'unspecified', 'nameId.source': primaryEmail }

/** A part of an app that was typed, or what is wrong beside each field. */
type Part<T> = { data: T; errors: null } | { data: null; errors: Errors }

const text = (posted: Posted, name: string): string => (posted[name] ?? '').trim()

export const detailsPosted = ({ name, description = '' }: App): Posted => ({ name, description })

export function detailsFrom(posted: Posted): Part<Pick<App, 'name' | 'description'>> {
  const description = text(posted, 'description')
  return checked(appSchema.pick({ name: true, description: true }), {
    name: text(posted, 'name'),
    ...(description === '' ? {} : { description }),
  })
}

export function servicePosted(app: App): Posted {
  const format = app.nameId?.format ?? 'unspecified'
  const isOpaque = format === 'persistent' || format === 'transient'
  return {
    acsUrl: app.acsUrl,
    audience: app.audience,
    relayState: app.relayState ?? '',
    ...(signsResponse(app) ? { signedResponse: '1' } : {}),
    'nameId.format': format,
    'nameId.source': app.nameId?.source ?? (isOpaque ? '' : primaryEmail),
  }
}

const signsResponse = (app: App | undefined): boolean => app?.signs?.includes('response') ?? false

type Service = Pick<App, 'acsUrl' | 'audience' | 'relayState' | 'signs' | 'nameId'>

/** @param before the app that is changed, if one is: what else it signs stays while the box does */
export function serviceFrom(posted: Posted, before: App | undefined): Part<Service> {
  const ticked = posted.signedResponse === '1'
  const signs = ticked === signsResponse(before) ? before?.signs : [ticked ? 'response' : 'assertion']
  const source = text(posted, 'nameId.source')
  const parts = { acsUrl: true, audience: true, relayState: true, signs: true, nameId: true } as const
  return checked(appSchema.pick(parts), {
    acsUrl: text(posted, 'acsUrl'),
    audience: text(posted, 'audience'),
    ...(text(posted, 'relayState') === '' ? {} : { relayState: text(posted, 'relayState') }),
    ...(signs === undefined ? {} : { signs }),
    nameId: { format: text(posted, 'nameId.format'), ...(source === '' ? {} : { source }) },
  })
}

export const mappingPosted = (app: App): Posted => ({ ...attributesPosted(app), ...groupsPosted(app) })

type Mapping = Pick<App, 'statements' | 'groupStatements'>

/** @param posted compact @param before the app that is changed, if one is */
export function mappingFrom(tenant: Tenant, posted: Posted, before: App | undefined): Part<Mapping> {
  const groups = groupsFrom(tenant, posted, before)
  const { data, errors } = checked(appSchema.pick({ statements: true, groupStatements: true }), {
    statements: statementsFrom(posted, before),
    ...(groups.statements.length > 0 ? { groupStatements: groups.statements } : {}),
  })
  const wrong = { ...errors, ...attributeErrors(posted), ...groups.errors }
  return data && Object.keys(wrong).length === 0 ? { data, errors: null } : { data: null, errors: wrong }
}

/** The app with one of its parts in place of what it said of that before. */
export function withDetails({ description: _, ...app }: App, part: Pick<App, 'name' | 'description'>): App {
  return { ...app, ...part }
}

export function withService({ relayState: _r, signs: _s, ...app }: App, part: Service): App {
  return { ...app, ...part }
}

export function withMapping({ groupStatements: _, ...app }: App, part: Mapping): App {
  return { ...app, ...part }
}
