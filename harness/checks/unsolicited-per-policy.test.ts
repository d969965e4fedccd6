import { expect, test } from '#unit-test'
import type { StepRecord } from '../case/case-run.ts'
import type { OutcomeKind } from '../results.ts'
import { ada, anAccount, anExchange, aRun, aStep, grace, seeing, session, unseen } from './testing.ts'
import { unsolicitedPerPolicy } from './unsolicited-per-policy.ts'

const honest = aStep({ person: grace, after: seeing(anAccount(grace)) })
function unsolicited(step: Partial<StepRecord> = {}): StepRecord {
  return aStep({ exchanges: [{ ...anExchange(), flow: 'idp-initiated' }], session: session(null), ...step })
}

const declared: { idpInitiated?: 'allow' | 'refuse'; name: string; steps: StepRecord[]; want: OutcomeKind; says?: string }[] = [
  { idpInitiated: 'refuse', name: 'refused', steps: [honest, unsolicited()], want: 'satisfied' },
  {
    idpInitiated: 'refuse',
    name: 'taken',
    steps: [honest, unsolicited({ session: session(ada) })],
    want: 'violated',
    says: ada.email,
  },
  {
    idpInitiated: 'refuse',
    name: 'known afterwards',
    steps: [honest, unsolicited({ after: seeing(anAccount(ada)) })],
    want: 'violated',
    says: '1 accounts',
  },
  { idpInitiated: 'refuse', name: 'no observer', steps: [honest, unsolicited({ after: unseen })], want: 'not-verified' },
  {
    idpInitiated: 'refuse',
    name: 'no probe',
    steps: [honest, unsolicited({ session: session('unknown') })],
    want: 'not-verified',
  },
  {
    idpInitiated: 'refuse',
    name: 'an SP that refuses everybody',
    steps: [unsolicited()],
    want: 'not-verified',
    says: 'failed control',
  },
  { idpInitiated: 'refuse', name: 'everybody answered a request', steps: [honest], want: 'not-verified' },
  { idpInitiated: 'allow', name: 'taken', steps: [honest, unsolicited({ session: session(ada) })], want: 'satisfied' },
  { idpInitiated: 'allow', name: 'refused', steps: [honest, unsolicited()], want: 'violated', says: 'nobody is signed in' },
  { name: 'silence of the policy', steps: [honest, unsolicited()], want: 'unspecified' },
]
for (const { idpInitiated, name, steps, want, says } of declared) {
  test(`unsolicited-per-policy: ${idpInitiated ?? 'no key'}, ${name} is ${want}`, () => {
    const outcome = unsolicitedPerPolicy.evaluate(aRun({ steps, policy: idpInitiated ? { idpInitiated } : {} }))
    expect(outcome.kind).toBe(want)
    expect(JSON.stringify(outcome)).toContain(says ?? '')
  })
}
