import { expect, test } from '#unit-test'
import type { CaseRun, StepRecord } from '../case/case-run.ts'
import type { OutcomeKind } from '../results.ts'
import type { Check } from './check.ts'
import { roleOfActiveWorkspace } from './role-of-active-workspace.ts'
import { ada, aLanding, anAccount, aPlace, aRun, aStep, seeing, session, somebody, unseen } from './testing.ts'
import { workspaceSwitched } from './workspace-switched.ts'

const finance = aPlace('finance', 'workspace')
const hr = aPlace('hr', 'workspace')
const member = (role = 'Operator', pending = false) => ({ roles: { role }, pending })
const inBoth = seeing(anAccount(ada, { workspaces: { finance: member('Admin'), hr: member() } }))

function switches(step: Partial<StepRecord> = {}): StepRecord[] {
  const inHr = aStep({ place: hr, session: session(ada, hr) })
  const details = { offered: 'true' }
  return [
    inHr,
    aStep({ kind: 'switch-to', place: finance, details, session: session(ada, finance), before: inBoth, after: inBoth, ...step }),
  ]
}
const { target } = aRun({ steps: [] })
const asked: Partial<CaseRun> = {
  policy: { existingAccountInOtherWorkspace: 'linkAfterVerification' },
  target: { ...target, forms: { signUp: { heading: 'Create your account' } } },
}

const table: { check: Check; name: string; steps: StepRecord[]; run?: Partial<CaseRun>; want: OutcomeKind; says?: string }[] = [
  { check: workspaceSwitched, name: 'switched', steps: switches(), want: 'satisfied' },
  {
    check: workspaceSwitched,
    name: 'still in the other one',
    steps: switches({ session: session(ada, hr), details: { offered: 'false' } }),
    want: 'violated',
    says: 'no switch was offered',
  },
  {
    check: workspaceSwitched,
    name: 'thrown out',
    steps: switches({ session: session(null) }),
    want: 'violated',
    says: 'nobody is signed in',
  },
  {
    check: workspaceSwitched,
    name: 'no member',
    steps: switches({ before: seeing(anAccount(ada, { workspaces: { hr: member() } })) }),
    want: 'not-verified',
  },
  { check: workspaceSwitched, name: 'active before', steps: switches({ place: hr }), want: 'not-verified' },
  {
    check: workspaceSwitched,
    name: 'somebody in',
    steps: switches({ session: { ...session(ada, finance), ...somebody } as StepRecord['session'] }),
    want: 'not-verified',
  },
  { check: workspaceSwitched, name: 'no probe', steps: switches({ session: session('unknown') }), want: 'not-verified' },
  { check: workspaceSwitched, name: 'no place in the probe', steps: switches({ session: session(ada) }), want: 'not-verified' },
  { check: workspaceSwitched, name: 'no observer', steps: switches({ before: unseen }), want: 'not-verified' },
  {
    check: roleOfActiveWorkspace,
    name: 'its role',
    steps: switches({ landing: aLanding('You are Admin here.') }),
    want: 'satisfied',
  },
  {
    check: roleOfActiveWorkspace,
    name: 'the role of before',
    steps: switches({ landing: aLanding('You are Operator here.') }),
    want: 'violated',
    says: 'Operator',
  },
  {
    check: roleOfActiveWorkspace,
    name: 'no role on the page',
    steps: switches({ landing: aLanding('Hello, Administrator') }),
    want: 'not-verified',
  },
  { check: roleOfActiveWorkspace, name: 'no account', steps: switches({ after: unseen }), want: 'not-verified' },
]

for (const { check, name, steps, run, want, says } of table) {
  test(`${check.id}: ${name} is ${want}`, () => {
    const outcome = check.evaluate(aRun({ ...asked, steps, ...run }))
    expect(outcome.kind).toBe(want)
    expect(JSON.stringify(outcome)).toContain(says ?? '')
  })
}
