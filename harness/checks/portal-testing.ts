import { expect, test } from '@playwright/test'
import type { CaseRun, StepRecord } from '../case/case-run.ts'
import type { EnvironmentGiven } from '../case/given.ts'
import { completePortal, type PortalSettings } from '../case/portal/given.ts'
import type { Observation } from '../observe/observer.ts'
import type { AccountSeen, AuditSeen, OutcomeKind } from '../results.ts'
import { portal } from '../target/schema/portal.ts'
import type { Check } from './check.ts'
import { ada, aLanding, anAccount, aPlace, aRun, aStep, grace, seeing, session } from './testing.ts'

/** Hand-made runs around a developer portal, for tables of what its checks say. */

export const prod = aPlace('prod', 'portal')
export const other = aPlace('test')
export const client = { method: 'api-key', policy: null, groups: [] as string[] }
export const has = (more: Partial<AccountSeen> = {}, who = ada): AccountSeen =>
  anAccount(who, { apiClients: [client], accessRequests: [], grants: [], ...more })
export const fresh = seeing(has())
export const opened = (...grants: string[]) => seeing(has({ grants }))
export const asks = (status: string, grants: string[] = []) =>
  seeing(has({ accessRequests: [{ collection: 'orders', status }], grants }))

export const enters = (after: Observation = fresh, step: Partial<StepRecord> = {}): StepRecord =>
  aStep({ channel: 'portal', place: prod, after, ...step })
export const refused = (after: Observation = seeing(), step: Partial<StepRecord> = {}): StepRecord =>
  enters(after, { session: session(null), landing: aLanding('', 'no'), ...step })
export const comesBack = (after: Observation = fresh): StepRecord => enters(after, { before: fresh })
export const does = (kind: string, details: Record<string, string>, step: Partial<StepRecord> = {}): StepRecord =>
  aStep({ kind, details, channel: null, session: null, before: fresh, after: fresh, ...step })
export const request = (after: Observation = asks('pending'), asked = 'yes') =>
  does('request-access', { collection: 'orders', asked, why: 'no button' }, { after })
export const call = (status: string, collection = 'orders', step: Partial<StepRecord> = {}) =>
  does('call-api', { collection, status, why: '' }, step)
export const decide = (decision: string, before: Observation, after: Observation, step: Partial<StepRecord> = {}) =>
  does('decide-request', { collection: 'orders', decision }, { before, after, ...step })
export const save = (settings: Partial<PortalSettings>, outcome = 'accepted', step: Partial<StepRecord> = {}) =>
  does(
    'change-portal-settings',
    { outcome, why: 'no such group', settings: JSON.stringify({ method: 'api-key', policy: null, groups: [], ...settings }) },
    { person: null, ...step },
  )
export const changes = (outcome: string, after: Observation = fresh) =>
  does('change-client', { outcome, why: '', method: 'jwt' }, { after })
export const looks = (usable: string, listed = 'orders, billing') => does('browse-apis', { usable, listed })

export const discover = { url: '{base}/o/{case}/portal/discover', heading: 'Discover new APIs', tryOut: 'Try out {collection}' }
export const spec = portal.parse({ discover, clientEvent: 'client-made' })
export const anEnvironment = (name: string, more: Partial<EnvironmentGiven> = {}): EnvironmentGiven => ({
  name,
  authMethod: 'saml',
  samlEnabled: true,
  jit: true,
  provider: true,
  groupSync: false,
  enforceFor: 'all',
  defaultPermissions: [],
  apps: [],
  groups: ['Sales'],
  ...more,
})
export const givenWith = (
  settings: NonNullable<Parameters<typeof completePortal>[0]['settings']> = { method: 'api-key' },
  environments = [anEnvironment('prod'), anEnvironment('test')],
): CaseRun['given'] => ({
  environments,
  environmentsFeature: true,
  workspaces: [],
  accounts: [],
  chat: null,
  portal: completePortal({ settings }, 'prod'),
})
const { target } = aRun({ steps: [] })
export const usual: Partial<CaseRun> = { given: givenWith(), target: { ...target, portal: spec } }
export const unsaved: Partial<CaseRun> = { ...usual, given: givenWith('unsaved') }
export const renamed: Partial<CaseRun> = {
  ...usual,
  target: { ...target, portal: portal.parse({ discover, words: { 'api-key': 'token', pending: 'waiting' } }) },
}
export const undescribed: Partial<CaseRun> = { ...usual, target }
export const byPath: Partial<CaseRun> = {
  ...usual,
  target: { ...target, portal: portal.parse({ discover: { url: discover.url } }) },
}
export const closed = (more: Partial<EnvironmentGiven>): Partial<CaseRun> => ({
  ...usual,
  given: givenWith({ method: 'jwt' }, [anEnvironment('prod', more), anEnvironment('test')]),
})
export const grown = (who: typeof ada, step: Partial<StepRecord> = {}) =>
  aStep({ person: who, place: other, after: seeing(anAccount(who)), ...step })

export const record: AuditSeen = { event: 'sign-in', decision: 'created' }
export const made: AuditSeen = { event: 'client-made' }
export const logged = (...audit: AuditSeen[]): Observation => ({ ...fresh, audit })
export const blind: Observation = { accounts: [anAccount(ada)], audit: 'unknown' }
export const shows = (more: Partial<AccountSeen>) => seeing(anAccount(ada, more))
export const withClient = (more: object) => shows({ apiClients: [{ ...client, ...more }] })
export const landed = (heading: string, path = '/o/k1/portal/discover'): Partial<StepRecord> => ({
  landing: { ...aLanding(), url: `http://sp.test${path}`, headings: [heading] },
})
export const approve = decide('approve', asks('pending'), asks('approved', ['orders']))
export const forGrace = (after: Observation) => enters(after, { person: grace, session: session(grace), before: approve.after })
export const hers = (grants: string[]) => seeing(has(), has({ grants }, grace))

/** One row of a table: what was seen, and what is to be made of it. */
export interface Row {
  check: Check
  name: string
  steps: StepRecord[]
  want: OutcomeKind
  says?: string
  run?: Partial<CaseRun>
}
export const about = (check: Check, rows: [string, StepRecord[], OutcomeKind, string?, Partial<CaseRun>?][]): Row[] =>
  rows.map(([name, steps, want, says, run]) => ({ check, name, steps, want, ...(says ? { says } : {}), ...(run ? { run } : {}) }))

/** One test per row. */
export function testRows(table: readonly Row[]): void {
  for (const { check, name, steps, want, says, run } of table)
    test(`${check.id}: ${name} is ${want}`, () => {
      const outcome = check.evaluate(aRun({ ...usual, steps, ...run }))
      expect(outcome.kind, JSON.stringify(outcome)).toBe(want)
      expect(JSON.stringify(outcome)).toContain(says ?? '')
    })
}
