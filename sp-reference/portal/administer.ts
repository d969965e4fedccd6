import { type AuditEntry, writeAudit } from '../audit/audit.ts'
import type { Db } from '../db/open.ts'
import { bend } from '../defects/defect.ts'
import type { Organisation } from '../organisations/store.ts'
import { type AccessRequest, decideRequest } from './access.ts'
import { type ApiClient, changeClient } from './clients.ts'
import {
  type ClientMethod,
  type Collection,
  type FieldProblem,
  type JitUserSettings,
  methodWords,
  problemsOf,
  type UsagePolicy,
} from './settings.ts'
import { addCollection, addPolicy, type Portal, saveSettings } from './store.ts'

/** Who does it: the address of an administrator, or "administrator" for what is done through the test API. */
export type Actor = string

/** Writes what an administrator did to the audit log. */
export function logByHand(
  db: Db,
  organisation: Organisation,
  actor: Actor,
  entry: Pick<AuditEntry, 'event' | 'reasons'> & Partial<Pick<AuditEntry, 'email' | 'decision' | 'code' | 'details'>>,
): Promise<void> {
  return writeAudit(db, organisation, organisation.now().toISOString(), {
    actor,
    place: null,
    decision: null,
    code: null,
    email: null,
    nameId: null,
    details: {},
    ...entry,
  })
}

/** The groups that clients of this portal may be put into: those that its environment has. */
export const groupsFor = (organisation: Organisation, portal: Portal): string[] =>
  organisation.environments.find(({ name }) => name === portal.environment)?.groups ?? []

/** Saves the JIT user settings, all or nothing. @returns what keeps them from being saved, by field; empty when they are saved */
export async function saveJitUserSettings(
  db: Db,
  organisation: Organisation,
  portal: Portal,
  settings: JitUserSettings,
  actor: Actor,
): Promise<readonly FieldProblem[]> {
  const exists = {
    environment: portal.environment,
    policies: portal.policies.map(({ name }) => name),
    groups: groupsFor(organisation, portal),
  }
  const problems = bend(organisation.activeDefects, 'settingsProblems', problemsOf(settings, exists), null)
  if (problems.length > 0) return problems
  const { method, policy, groups } = settings
  await db.transaction().execute(async (trx) => {
    await saveSettings(trx, organisation.slug, settings)
    await logByHand(trx, organisation, actor, {
      event: 'portal-settings-saved',
      reasons: [`new clients: ${methodWords[method]}, ${policy ?? 'no policy'}, groups ${groups.join(', ') || 'none'}`],
    })
  })
  return []
}

/** Decides a request for access. @returns null when it is not open any more */
export async function decideAccess(
  db: Db,
  organisation: Organisation,
  request: { id: string; email: string },
  decision: 'approve' | 'reject',
  actor: Actor,
): Promise<AccessRequest | null> {
  return db.transaction().execute(async (trx) => {
    const decided = await decideRequest(trx, organisation, request.id, { decision, by: actor })
    if (decided)
      await logByHand(trx, organisation, actor, {
        event: decision === 'approve' ? 'access-approved' : 'access-rejected',
        email: request.email,
        reasons: [`access to ${decided.collection} ${decided.status}`],
      })
    return decided
  })
}

/** Adds a collection. @returns false when there is one of this name */
export function createCollection(db: Db, organisation: Organisation, collection: Collection, actor: Actor): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const isNew = await addCollection(trx, organisation.slug, collection)
    if (isNew) await logByHand(trx, organisation, actor, { event: 'collection-created', reasons: [collection.name] })
    return isNew
  })
}

/** Adds a usage policy. @returns false when there is one of this name */
export function createPolicy(db: Db, organisation: Organisation, policy: UsagePolicy, actor: Actor): Promise<boolean> {
  const { name, perMinute, perDay } = policy
  return db.transaction().execute(async (trx) => {
    const isNew = await addPolicy(trx, organisation.slug, policy)
    const reasons = [`${name}: ${perMinute} a minute, ${perDay} a day`]
    if (isNew) await logByHand(trx, organisation, actor, { event: 'policy-created', reasons })
    return isNew
  })
}

/** Changes a client by hand. @returns why not, or null when it is done */
export async function editClient(
  db: Db,
  organisation: Organisation,
  { client, email }: { client: ApiClient; email: string },
  change: { method?: ClientMethod | undefined; policy?: string | null | undefined },
  actor: Actor,
): Promise<{ field: 'method' | 'policy'; words: string } | null> {
  return db.transaction().execute(async (trx) => {
    const problem = await changeClient(trx, organisation, client, change)
    await logByHand(trx, organisation, actor, {
      event: problem ? 'api-client-change-refused' : 'api-client-changed',
      email,
      ...(problem ? { decision: 'refused', code: `client-${problem.field}` } : {}),
      reasons: [problem?.words ?? 'by hand'],
      details: { client: client.id, ...change },
    })
    return problem
  })
}
