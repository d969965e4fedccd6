import { expect, test } from '#unit-test'
import type { AuditSeen } from '../results.ts'
import type { StepRecord } from './case-run.ts'
import { newEntries, toStepResult } from './step-result.ts'

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

test('what the SP has to hold a Response against is kept with it, and where its attributes come from', () => {
  const exchange = {
    id: 'x1',
    at: '2030-01-01T12:00:00Z',
    app: 'app',
    person: 'ada',
    flow: 'idp-initiated',
    authnRequest: null,
    relayState: null,
    response: { id: '_r', xml: '<a/>', base64: '', mutation: null },
    refusal: null,
    expected: { issuer: 'i', audience: 'a', acsUrl: 'u', requestId: null, certificates: ['c'] },
    origins: [{ name: 'role', from: 'attribute statement', expression: 'user.role', values: ['x'], why: '' }],
  } as const
  const seen = { accounts: [], audit: [] }
  const step = { before: seen, after: seen, landing: null, session: null, mails: [], screenshots: [], exchanges: [exchange] }
  const [kept] = toStepResult(step as unknown as StepRecord).exchanges
  expect(kept).toMatchObject({ expected: exchange.expected, origins: exchange.origins })
})
