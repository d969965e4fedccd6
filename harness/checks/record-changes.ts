import { type AccountSeen, type EvidenceGrade, gradeOf, type Outcome } from '../results.ts'
import { notVerified, satisfied, violated } from './check.ts'
import { weakest, withEvidence } from './evidence.ts'

/** One field of a record that is not what it was. */
export interface Change {
  /** `displayName`, `environments.prod.groups` */
  field: string
  /** `field: before → after` */
  words: string
  /** What both looks at it rest on; E1 where they are those of the list. */
  evidence: EvidenceGrade
}

/**
 * Which fields of a record differ. One that rests on other evidence the other time, or that only weaker evidence has filled once, has not
 * changed: nobody looked twice.
 */
export function recordChanges(before: AccountSeen | null, after: AccountSeen | null): Change[] {
  const [was, is] = [flat(before), flat(after)]
  const fields = [...new Set([...was.keys(), ...is.keys()])].sort()
  return fields.flatMap((field) => {
    const evidence = gradeIn(before ?? after, field)
    const isSeenTwice = before === null || after === null || evidence === gradeIn(after, field)
    if (was.get(field) === is.get(field) || !isSeenTwice) return []
    return [{ field, words: `${field}: ${was.get(field) ?? 'nothing'} → ${is.get(field) ?? 'nothing'}`, evidence }]
  })
}

/** The same of what both show: a field that only one look could see has not changed. */
export function sharedChanges(before: AccountSeen, after: AccountSeen): Change[] {
  return recordChanges(sharedWith(after, before), sharedWith(before, after))
}

/** What this account shows of the fields that the other shows too. */
export function sharedWith(other: AccountSeen, account: AccountSeen): AccountSeen {
  const shared = Object.entries(account).filter(
    ([field]) => field === 'grades' || other[field as keyof AccountSeen] !== undefined,
  )
  return { ...Object.fromEntries(shared), email: account.email }
}

export type Difference = Pick<Change, 'words' | 'evidence'>

/**
 * What became of a list of accounts, an entry for each one that was made, removed or changed. Each record of before is held against the
 * one of its address, the most alike where there are several; what is left over is new.
 */
export function accountDifferences(before: readonly AccountSeen[], after: readonly AccountSeen[]): Difference[] {
  const left = [...after]
  const pairs = before.map((was) => {
    const [found] = left
      .filter((each) => each.email === was.email)
      .map((is) => ({ is, changes: sharedChanges(was, is) }))
      .sort((one, other) => one.changes.length - other.changes.length)
    if (found) left.splice(left.indexOf(found.is), 1)
    return { was, found }
  })
  return [
    ...left.map((each): Difference => ({ words: `created ${each.email}`, evidence: 'E1' })),
    ...pairs.flatMap(({ was, found }): Difference[] => {
      if (!found) return [{ words: `removed ${was.email}`, evidence: 'E1' }]
      const [best] = found.changes.map((each) => each.evidence).sort()
      const list = found.changes.map((each) => each.words).join('; ')
      return best === undefined ? [] : [{ words: `changed ${was.email} (${list})`, evidence: best }]
    }),
  ]
}

/** Satisfied when no field of the record differs. Who has shown nothing but the address both times could not have seen a change. */
export function unchanged(before: AccountSeen | null, after: AccountSeen | null): Outcome {
  const changes = recordChanges(before, after)
  if (changes.length > 0) return changed('no field changed', changes)
  const is = flat(after)
  const shared = [...flat(before).keys()].filter((field) => is.has(field) && gradeIn(before, field) === gradeIn(after, field))
  if (shared.every((field) => field === 'email' || field === 'idpIds'))
    return notVerified('nothing but the address of the account was shown')
  return withEvidence(satisfied('no field changed', 'no field changed'), weakest(shared.map((field) => gradeIn(after, field))))
}

/** Violated by these changes. One of them is enough, so it rests on the best of them. */
export function changed(expected: string, changes: readonly Pick<Change, 'words' | 'evidence'>[]): Outcome {
  const [best = 'E1'] = changes.map((each) => each.evidence).sort()
  return withEvidence(violated(expected, changes.map((each) => each.words).join('; ')), best)
}

function gradeIn(account: AccountSeen | null, field: string): EvidenceGrade {
  return (account && gradeOf(account, field)) ?? 'E1'
}

function flat(account: AccountSeen | null): Map<string, string> {
  if (account === null) return new Map([['account', 'none']])
  const { grades: _, ...fields } = account
  return flatten(fields, '')
}

function flatten(value: unknown, path: string): Map<string, string> {
  if (value === undefined) return new Map()
  if (Array.isArray(value) && value.every((each) => typeof each !== 'object'))
    return new Map([[path, [...value].sort().join(', ') || 'none']])
  if (typeof value !== 'object' || value === null) return new Map([[path, String(value)]])
  return new Map(Object.entries(value).flatMap(([key, each]) => [...flatten(each, path ? `${path}.${key}` : key)]))
}
