import { atPointer } from '../target/pointer.ts'
import { elsewhere } from '../target/pointer-guess.ts'
import type { AccountFields } from '../target/schema/observers.ts'
import type { AccountsPart, AuditPart } from './from-json.ts'
import { everybodyHas, isSame, type KnownPerson, type Sought } from './sought.ts'
import { type Lookup, lookIn } from './sought-place.ts'

const TEXTS = ['displayName', 'status', 'authMethod', 'role', 'createdAt', 'updatedAt'] as const

/**
 * What came of every pointer into the account of somebody who has one. A pointer that leads somewhere in any other account leads
 * somewhere. Pure.
 * @param where the observer's part in the target file, e.g. `observe.0.accounts`
 * @returns when the person has no account there: where else the address stands, or nothing, which is for others to say
 */
export function soughtInAccounts(
  document: unknown,
  { list, fields }: AccountsPart,
  where: string,
  person: KnownPerson,
): Sought[] {
  const accounts = listOf(document, list)
  const own = accounts.find((each) => isSame(atPointer(each, fields.email), person.email))
  if (own === undefined) return addressElsewhere(accounts, fields.email, `${where}.fields.email`, person)
  const taken = pointersOf(fields)
  const all = [own, ...accounts.filter((each) => each !== own)]
  const look = (key: string, pointer: string | undefined, more: Partial<Lookup> = {}) =>
    pointer === undefined
      ? []
      : [
          lookIn(all, {
            key: `${where}.fields.${key}`,
            pointer,
            lacking: `the account of ${person.email} has nothing`,
            taken,
            ...more,
          }),
        ]
  const { displayName } = person
  const isName = displayName === null ? {} : { isIt: (value: unknown) => isSame(value, displayName) }
  return [
    ...TEXTS.flatMap((name) =>
      look(name, fields[name], {
        always: everybodyHas(name, person),
        // Some databases write a time as an object; it is only compared with itself.
        ...(name.endsWith('At') ? { kind: 'any' as const } : {}),
        ...(name === 'displayName' ? isName : {}),
      }),
    ),
    ...look('groups', fields.groups, { kind: 'texts' }),
    ...look('openInvitations', fields.openInvitations, { kind: 'list', always: true }),
    ...(['idpIds', 'environments', 'workspaces'] as const).flatMap((name) => {
      const spec = fields[name]
      if (!spec) return []
      const list = look(`${name}.list`, spec.list, { kind: 'list', always: everybodyHas(name, person) })
      const isThere = list.every(({ state }) => state === 'found' || state === 'empty')
      return isThere ? [...list, ...soughtInEntries(all, name, spec, `${where}.fields.${name}`)] : list
    }),
  ]
}

/** The person's address stands in one of the accounts, and not where it is looked for. */
function addressElsewhere(accounts: readonly unknown[], pointer: string, key: string, { email }: KnownPerson): Sought[] {
  const isIt = (value: unknown) => isSame(value, email)
  const found = accounts.map((each) => ({ account: each, meant: elsewhere(each, pointer, { isIt }).meant }))
  const own = found.find(({ account, meant }) => meant !== null && isIt(atPointer(account, meant)))
  if (!own) return []
  const says = `${email} has just signed in, and "${pointer}" is that address in no account; it stands at "${own.meant}"`
  return [{ key, says, state: 'missing', always: true, meant: own.meant }]
}

/** What came of every pointer into the entries of a log, after something has happened that belongs there. Pure. */
export function soughtInAudit(document: unknown, { list, fields }: AuditPart, where: string): Sought[] {
  const entries = listOf(document, list)
  const taken = Object.values(fields).filter((each) => typeof each === 'string')
  const texts = ['at', 'decision', 'code', 'email'] as const
  const asked = [...texts, 'reasons' as const].filter((name) => fields[name] !== undefined)
  if (entries.length === 0 && asked.length > 0)
    return [unseen(`${where}.fields`, `the log has no entries, so ${asked.join(', ')} cannot be looked at`)]
  return asked.map((name) =>
    lookIn(entries, {
      key: `${where}.fields.${name}`,
      pointer: fields[name] ?? '',
      lacking: `none of the ${entries.length} log entries has anything`,
      taken,
      always: name === 'at',
      kind: name === 'reasons' ? 'list' : 'text',
    }),
  )
}

/** What stands in the entries of each list: `always` for what every entry has. */
const INNER: Record<'idpIds' | 'environments' | 'workspaces', Record<string, Partial<Lookup>>> = {
  idpIds: { issuer: { always: true }, nameId: { always: true } },
  environments: { name: { always: true }, permissions: { kind: 'list' }, groups: { kind: 'list' } },
  workspaces: { name: { always: true }, roles: { always: true, kind: 'object' }, status: {} },
}

function soughtInEntries(
  accounts: readonly unknown[],
  name: keyof typeof INNER,
  spec: Record<string, string | undefined> & { list: string },
  where: string,
): Sought[] {
  const entries = accounts.flatMap((each) => listOf(each, spec.list))
  const asked = Object.keys(INNER[name]).filter((key) => spec[key] !== undefined)
  if (entries.length === 0)
    return [unseen(where, `the list at "${spec.list}" is empty, so ${asked.join(', ')} of its entries cannot be looked at`)]
  const taken = asked.flatMap((key) => spec[key] ?? [])
  return asked.map((key) =>
    lookIn(entries, {
      key: `${where}.${key}`,
      pointer: spec[key] ?? '',
      lacking: `none of the ${entries.length} at "${spec.list}" has anything`,
      taken,
      ...INNER[name][key],
    }),
  )
}

function unseen(key: string, says: string): Sought {
  return { key, says, state: 'unseen', always: false, meant: null }
}

function listOf(document: unknown, pointer: string): unknown[] {
  const list = atPointer(document, pointer)
  return Array.isArray(list) ? list : []
}

function pointersOf(fields: AccountFields): string[] {
  return Object.values(fields).flatMap((each) => (typeof each === 'string' ? each : each?.list) ?? [])
}
