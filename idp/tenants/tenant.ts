import type { KeyObject } from 'node:crypto'
import { Directory } from '../directory/directory.ts'
import type { App, Person, TenantSpec } from '../directory/schema.ts'
import type { Fault } from '../faults/fault.ts'
import { findFault } from '../faults/index.ts'
import { freshKey } from '../keys/key-pool.ts'
import type { Endpoints, Place, VendorProfile } from '../profiles/profile.ts'
import type { Served } from '../profiles/requests.ts'
import type { AuthnRequest } from '../saml/authn-request.ts'
import type { Randomness } from '../saml/random.ts'
import { addSeconds } from '../saml/time.ts'
import { Certificates, type SavedKeys } from './certificates.ts'
import { ExchangeLog, type SentResponse } from './exchanges.ts'
import { ExpiringMap } from './expiring-map.ts'

/** What somebody signs in for: an app, perhaps with a request to answer, or the page of their apps. */
export type Goal = { appId: string; request: AuthnRequest | null; relayState: string | null; served: Served } | 'portal'

/** A sign-in that is under way: what the person has come for, and how far they are. */
export interface PendingSignIn {
  goal: Goal
  /** The browser in which it was begun, in which alone it goes on; null: it came by a form of another site, which brings no cookies. */
  browser: string | null
  step: number
  personId: string | null
  /** They want to stay signed in. */
  keeps: boolean
  /** They have typed a code of their authenticator app. */
  hasSecondFactor: boolean
  /** They want their name to be kept. */
  remembers: boolean
  /** The list of accounts is shown, in place of the step; `forgetting`: to take some off it. */
  list?: 'choosing' | 'forgetting'
  /** The name that a request or a cookie says, for the name field. */
  suggested?: string
}

/** Somebody is on the way out: a LogoutRequest that came by a form of another site, read and judged. */
export interface PendingSignOut {
  appId: string
  requestId: string
  relayState: string | null
  isDone: boolean
}

/** Someone is signed in at the IdP itself. */
export interface IdpSession {
  personId: string
  signedInAt: Date
  /** A code was asked for beside the password. */
  hasSecondFactor: boolean
}

/** Wrong passwords in a row, and when the lock ends that they have brought on; one without an end is the status of the person. */
export interface Attempts {
  wrong: number
  lockedUntil?: Date
}

/** What is done to one Response: it is bent, encrypted, both, or replaced. */
export interface Armed {
  /** Id of a mutation. */
  mutation?: string | undefined
  /** In place of the app's own. */
  encryption?: App['encryption']
  /** What somebody has written, in place of a message that is made; `of`: the exchange that they have edited. */
  written?: { of: string; write(inResponseTo: string | null): SentResponse }
}

/** One customer of one vendor: everything of it lives below `url`, and nothing is shared with another tenant. */
export interface Tenant {
  readonly id: string
  readonly url: string
  readonly profile: VendorProfile
  /** With `signInAs` and the clock, replaced as one (`takeSpec`). */
  directory: Directory
  signInAs: boolean
  readonly random: Randomness
  readonly certificates: Certificates
  /** A key that none of its certificates has. */
  unusedKey(): Promise<KeyObject>
  readonly exchanges: ExchangeLog
  readonly pending: ExpiringMap<PendingSignIn>
  readonly sessions: ExpiringMap<IdpSession>
  readonly leaving: ExpiringMap<PendingSignOut>
  /** Browser → whether somebody stays signed in there, which it does not want to be asked any more. */
  readonly staysUnasked: ExpiringMap<boolean>
  /** What somebody's wrong passwords have led to; an edit of the person ends it. */
  readonly attempts: WeakMap<Person, Attempts>
  /** Secret of an authenticator app → the last step whose code was taken, by the tenant's clock (`setClock`). */
  readonly takenSteps: Map<string, number>
  /** `app person` → what is done to their next Response alone. */
  readonly armed: Map<string, Armed>
  /** What this tenant does wrong on purpose; it does not outlive the process. */
  readonly faults: readonly Fault[]
  /** Changed by `setClock`. */
  clockOffsetSeconds: number
  /** The tenant's own time. */
  now(): Date
}

/** What every tenant of this IdP has in common. */
export interface TenantSurroundings {
  baseUrl: string
  clock: () => Date
  random: Randomness
  /** The private key for a new tenant. */
  nextKey(): Promise<KeyObject>
}

/** A tenant of this vendor, with what its spec says; a new signing key where none was saved. */
export async function createTenant(
  spec: TenantSpec & { id: string; signing?: SavedKeys },
  profile: VendorProfile,
  { baseUrl, clock, random, nextKey }: TenantSurroundings,
): Promise<Tenant> {
  const identity = { id: spec.id, url: `${baseUrl}/t/${spec.id}` }
  // Set up a month ago, so that no clock offset of a test comes before the certificate.
  const signing = spec.signing ?? {
    keys: [{ id: 'c1', key: await nextKey(), createdAt: addSeconds(clock(), -30 * 24 * 3600) }],
    active: 0,
    made: 1,
  }
  const ways = {
    plan: (moment: Date) => profile.certificate({ tenant: identity }, moment),
    newKey: freshKey,
    now: () => tenant.now(),
    appsChoose: !profile.options.includes('ownCertificate'),
  }
  const certificates = new Certificates(ways, signing)
  const tenant: Tenant = {
    ...identity,
    profile,
    directory: new Directory(spec),
    signInAs: spec.signInAs ?? true,
    random,
    certificates,
    async unusedKey() {
      const used = certificates.saved().keys
      // Keys are handed out in turn, so after as many as are in use there is one that is not, or all of them are.
      for (let turn = 0; turn <= used.length; turn++) {
        const next = await nextKey()
        if (!used.some(({ key }) => key.equals(next))) return next
      }
      return freshKey()
    },
    exchanges: new ExchangeLog(),
    pending: new ExpiringMap({ lifetimeSeconds: 15 * 60, limit: 1000 }),
    sessions: new ExpiringMap({ lifetimeSeconds: 12 * 3600, limit: 1000 }),
    leaving: new ExpiringMap({ lifetimeSeconds: 15 * 60, limit: 1000 }),
    staysUnasked: new ExpiringMap({ lifetimeSeconds: 365 * 24 * 3600, limit: 1000 }),
    attempts: new WeakMap(),
    takenSteps: new Map(),
    armed: new Map(),
    faults: (spec.faults ?? []).flatMap((id) => findFault(id) ?? []),
    clockOffsetSeconds: spec.clockOffsetSeconds ?? 0,
    now: () => addSeconds(clock(), tenant.clockOffsetSeconds),
  }
  return tenant
}

/** Takes people, groups, apps and settings in place of its own; keys, sessions and what went over the wire stay. */
export function takeSpec(tenant: Tenant, spec: TenantSpec): void {
  tenant.directory = new Directory(spec)
  tenant.signInAs = spec.signInAs ?? true
  setClock(tenant, spec.clockOffsetSeconds ?? 0)
}

/** Lets the tenant's clock run ahead of the others by this. Set back, it takes codes again that a later moment has used up. */
export function setClock(tenant: Tenant, offsetSeconds: number): void {
  if (offsetSeconds < tenant.clockOffsetSeconds) tenant.takenSteps.clear()
  tenant.clockOffsetSeconds = offsetSeconds
}

export const place = (tenant: Tenant, app: App): Place => ({ tenant: { id: tenant.id, url: tenant.url }, app })

const remembered = new WeakMap<App, Endpoints>()

/** The app's addresses below the tenant. Apps are replaced when they change, so remembering by object is safe. */
export function endpoints(tenant: Tenant, app: App): Endpoints {
  const known = remembered.get(app) ?? tenant.profile.endpoints(place(tenant, app))
  remembered.set(app, known)
  return known
}

/** Does this address (path and query below the tenant) mean that endpoint? Further query parameters are allowed. */
export function isAddressedBy(endpoint: string | undefined, path: string, query: URLSearchParams): boolean {
  if (endpoint === undefined) return false
  const [endpointPath = '', endpointQuery = ''] = endpoint.split('?')
  return endpointPath === path && [...new URLSearchParams(endpointQuery)].every(([name, value]) => query.get(name) === value)
}
