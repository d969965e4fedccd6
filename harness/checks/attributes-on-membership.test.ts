import { expect, test } from '#unit-test'
import type { OutcomeKind } from '../results.ts'
import { attributesOnMembership } from './attributes-on-membership.ts'
import { ada, anAccount, anAssertion, aPlace, aRun, aStep, seeing, unseen } from './testing.ts'

const finance = aPlace('finance', 'workspace')
const sent = anAssertion(finance, { dep: ['Research'], role: ['Admin'] })
const member = (attributes?: Record<string, string>) =>
  seeing(
    anAccount(ada, {
      workspaces: { finance: { roles: { role: 'Admin' }, pending: false, ...(attributes ? { attributes } : {}) } },
    }),
  )

const table: [name: string, after: ReturnType<typeof seeing>, want: OutcomeKind, says?: string][] = [
  ['as sent', member({ department: 'Research' }), 'satisfied'],
  ['another value', member({ department: 'Sales' }), 'violated', 'department: Sales'],
  ['nothing of it', member({}), 'violated', 'department: nothing'],
  ['no member', seeing(anAccount(ada, { workspaces: {} })), 'violated', 'no member'],
  ['no account', seeing(), 'not-verified'],
  ['an observer without attributes', member(), 'not-verified', 'no observer shows attributes'],
  ['no observer', unseen, 'not-verified'],
]
for (const [name, after, want, says] of table) {
  test(`attributes-on-membership: ${name} is ${want}`, () => {
    const attributeMap = { department: 'dep', role: 'role' }
    const outcome = attributesOnMembership.evaluate(aRun({ attributeMap, steps: [aStep({ place: finance, sent, after })] }))
    expect(outcome.kind).toBe(want)
    expect(JSON.stringify(outcome)).toContain(says ?? '')
  })
}

test('attributes-on-membership: nothing sent is not-verified', () => {
  const steps = [aStep({ place: finance, sent: anAssertion(finance), after: member({}) })]
  expect(attributesOnMembership.evaluate(aRun({ attributeMap: { department: 'dep' }, steps })).kind).toBe('not-verified')
})
