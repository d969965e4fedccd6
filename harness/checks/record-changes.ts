import type { AccountSeen, Outcome } from '../results.ts'
import { satisfied, violated } from './check.ts'

/** Which fields of a record differ, each as `field: before → after`. */
export function recordChanges(before: AccountSeen | null, after: AccountSeen | null): string[] {
  const [was, is] = [flat(before), flat(after)]
  const fields = [...new Set([...was.keys(), ...is.keys()])].sort()
  return fields.flatMap((field) =>
    was.get(field) === is.get(field) ? [] : [`${field}: ${was.get(field) ?? 'nothing'} → ${is.get(field) ?? 'nothing'}`],
  )
}

/** The same of what both show: a field that only one look could see has not changed. */
export function sharedChanges(before: AccountSeen, after: AccountSeen): string[] {
  return recordChanges(sharedWith(after, before), sharedWith(before, after))
}

/** What this account shows of the fields that the other shows too. */
export function sharedWith(other: AccountSeen, account: AccountSeen): AccountSeen {
  const shared = Object.entries(account).filter(([field]) => other[field as keyof AccountSeen] !== undefined)
  return { ...Object.fromEntries(shared), email: account.email }
}

/** Satisfied when no field of the record differs. */
export function unchanged(before: AccountSeen | null, after: AccountSeen | null): Outcome {
  const changes = recordChanges(before, after)
  return changes.length === 0
    ? satisfied('no field changed', 'no field changed')
    : violated('no field changed', changes.join('; '))
}

function flat(value: unknown, path = ''): Map<string, string> {
  if (value === undefined) return new Map()
  if (Array.isArray(value) && value.every((each) => typeof each !== 'object'))
    return new Map([[path, [...value].sort().join(', ') || 'none']])
  if (typeof value !== 'object' || value === null) return new Map([[path || 'account', value === null ? 'none' : String(value)]])
  return new Map(Object.entries(value).flatMap(([key, each]) => [...flat(each, path ? `${path}.${key}` : key)]))
}
