import { type AccountDiff, type AccountSeen, type EvidenceGrade, gradeOf } from '../../harness/results.ts'

export type Mark = 'same' | 'added' | 'removed'

/** One side of a field: null when the account, or the field, was not there to see. */
export type Side = { text: string; mark: Mark }[] | null

export interface FieldDiff {
  field: string
  changed: boolean
  /** What it rests on, where that is another evidence than the list's. */
  grade: EvidenceGrade | null
  before: Side
  after: Side
}

export interface AccountCompared {
  email: string
  change: 'created' | 'removed' | 'changed' | 'unchanged'
  fields: FieldDiff[]
}

type Flat = Map<string, { values: string[]; grade: EvidenceGrade | null }>

/** An account as field → values; nested places become their own fields, e.g. `Test: groups`, `HR: role dev`. */
function flatten(account: AccountSeen): Flat {
  const flat: Flat = new Map()
  const put = (field: string, path: string, values: string[] | undefined) =>
    values && flat.set(field, { values, grade: gradeOf(account, path) ?? null })
  const putOne = (field: string, path: 'displayName' | 'status' | 'authMethod' | 'createdAt' | 'updatedAt') =>
    put(field, path, account[path] === undefined ? undefined : [account[path]])
  put('email', 'email', [account.email])
  putOne('display name', 'displayName')
  putOne('status', 'status')
  putOne('sign-in method', 'authMethod')
  put('identities', 'idpIds', account.idpIds)
  for (const [name, place] of Object.entries(account.environments ?? {})) {
    put(`environment ${name}`, `environments.${name}`, ['access'])
    put(`environment ${name}: permissions`, `environments.${name}.permissions`, place.permissions)
    put(`environment ${name}: groups`, `environments.${name}.groups`, place.groups)
  }
  for (const [name, place] of Object.entries(account.workspaces ?? {})) {
    put(`workspace ${name}`, `workspaces.${name}`, [place.pending ? 'pending' : 'member'])
    for (const [role, value] of Object.entries(place.roles))
      put(`workspace ${name}: ${role === 'role' ? 'role' : `role ${role}`}`, `workspaces.${name}`, [value])
  }
  put('API clients', 'apiClients', account.apiClients?.map(clientWords))
  put(
    'access requests',
    'accessRequests',
    account.accessRequests?.map(({ collection, status }) => `${collection}: ${status}`),
  )
  put('API collections', 'grants', account.grants)
  put('Open invitations', 'openInvitations', account.openInvitations)
  putOne('created', 'createdAt')
  putOne('updated', 'updatedAt')
  return flat
}

/** `api-key, policy gold, groups Sales`. */
function clientWords({ method, policy, groups }: NonNullable<AccountSeen['apiClients']>[number]): string {
  const parts = [method ?? 'a client', policy === undefined ? '' : policy === null ? 'no policy' : `policy ${policy}`]
  return [...parts, groups && groups.length > 0 ? `groups ${groups.join(' ')}` : ''].filter(Boolean).join(', ')
}

function side(values: string[] | undefined, other: string[] | undefined, mark: Mark): Side {
  if (!values) return null
  const left = [...(other ?? [])]
  return values.map((text) => {
    const at = left.indexOf(text)
    if (at >= 0) left.splice(at, 1)
    return { text, mark: at >= 0 ? 'same' : mark }
  })
}

function compareFields(before: AccountSeen | undefined, after: AccountSeen | undefined): FieldDiff[] {
  const old: Flat = before ? flatten(before) : new Map()
  const now: Flat = after ? flatten(after) : new Map()
  return [...new Set([...old.keys(), ...now.keys()])].map((field) => {
    const [was, is] = [old.get(field)?.values, now.get(field)?.values]
    const grades = [old.get(field), now.get(field)].map((each) => each?.grade ?? null)
    const grade = grades[1] ?? grades[0] ?? null
    const differs = JSON.stringify([...(was ?? ['\0absent'])].sort()) !== JSON.stringify([...(is ?? ['\0absent'])].sort())
    // What only one of two looks could see, or each in another way, has not changed.
    const isSeenTwice = !before || !after || grades[0] === grades[1]
    return { field, changed: differs && isSeenTwice, grade, before: side(was, is, 'removed'), after: side(is, was, 'added') }
  })
}

const shareIdentity = (a: AccountSeen, b: AccountSeen) => (a.idpIds ?? []).some((id) => b.idpIds?.includes(id))

/** Pairs accounts by exact email, then by a shared identity (an email can change), and compares them field by field. Null when one side is unknown. */
export function compareAccounts({ before, after }: AccountDiff): AccountCompared[] | null {
  if (before === 'unknown' || after === 'unknown') return null
  const left = [...after]
  const take = (match: (item: AccountSeen) => boolean) => {
    const at = left.findIndex(match)
    return at < 0 ? undefined : left.splice(at, 1)[0]
  }
  const exact = before.map((old) => ({ old, now: take((item) => item.email === old.email) }))
  const pairs = exact.map(({ old, now }) => ({ old, now: now ?? take((item) => shareIdentity(old, item)) }))
  const compared = pairs.map(({ old, now }): AccountCompared => {
    const fields = compareFields(old, now)
    return {
      email: old.email,
      change: !now ? 'removed' : fields.some((field) => field.changed) ? 'changed' : 'unchanged',
      fields,
    }
  })
  return [
    ...compared,
    ...left.map((now): AccountCompared => ({ email: now.email, change: 'created', fields: compareFields(undefined, now) })),
  ]
}

export interface DormantAccount {
  caseId: string
  email: string
  refusal: string
}

/**
 * Accounts that stayed active although the IdP turned the person away (G-15): known before the step, refused by the IdP in it, still active
 * after it. The person is told by the account's local part, or is plain when the case has one account.
 */
export function dormantIn(
  caseId: string,
  steps: readonly {
    accounts: AccountDiff
    exchanges: readonly { person: string | null; refusal: { text: string } | null; responseXml: string | null }[]
  }[],
): DormantAccount[] {
  return steps.flatMap(({ accounts: { before, after }, exchanges }) => {
    if (before === 'unknown' || after === 'unknown') return []
    const active = after.filter((item) => item.status === 'active' && before.some((old) => old.email === item.email))
    return exchanges.flatMap(({ person, refusal, responseXml }) => {
      if (!refusal || responseXml !== null || person === null) return []
      const named = active.filter(
        (item) => item.email === person || item.email.split('@')[0]?.toLowerCase() === person.toLowerCase(),
      )
      const whose = named.length > 0 ? named : active.length === 1 && before.length === 1 ? active : []
      return whose.map(({ email }) => ({ caseId, email, refusal: refusal.text }))
    })
  })
}
