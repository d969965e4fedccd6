import { expect, test } from '#unit-test'
import type { AuditSeen } from '../results.ts'
import { newEntries } from './step-result.ts'

const created: AuditSeen = { event: 'sign-in', decision: 'created' }
const later: AuditSeen = { event: 'sign-in', decision: 'unchanged' }

const cases: [string, AuditSeen[] | 'unknown', AuditSeen[] | 'unknown', AuditSeen[]][] = [
  ['what was not there before', [created], [created, later], [later]],
  ['what reads like an earlier entry', [created], [created, created], [created]],
  ['nothing', [created, created], [created, created], []],
  ['everything, when nothing was seen before', 'unknown', [created], [created]],
  ['nothing, when nothing is seen after', [created], 'unknown', []],
]
for (const [what, before, after, expected] of cases) {
  test(`a step added ${what}`, () => {
    const seen = (audit: AuditSeen[] | 'unknown') => ({ accounts: [], audit })
    expect(newEntries({ before: seen(before), after: seen(after) })).toEqual(expected)
  })
}
