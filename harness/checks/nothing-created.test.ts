import { expect, test } from '#unit-test'
import type { StepRecord } from '../case/case-run.ts'
import type { OutcomeKind } from '../results.ts'
import type { Check } from './check.ts'
import { nothingCreated } from './nothing-created.ts'
import { ada, aLanding, anAccount, anExchange, aRun, aStep, canary, seeing, session, twin, unseen } from './testing.ts'

const control = aStep({ control: true, person: twin, after: seeing(anAccount(twin)) })
const refusedTwin = { ...control, session: session(null), landing: aLanding('', 'signature-invalid'), after: seeing() }
const exchanges = [anExchange({ mutation: 'content-tampered', canary })]
/** A bent message that was refused, unless the test says what came of it. */
function bent(step: Partial<StepRecord> = {}): StepRecord {
  const known = seeing(anAccount(twin))
  return aStep({ mutation: 'content-tampered', exchanges, session: session(null), before: known, after: known, ...step })
}
const member = { roles: { role: 'Admin' }, pending: false }
const both = anAccount(twin, { status: 'active', groups: ['A', 'B'] })
const reordered = { groups: ['B', 'A'], status: 'active', ...anAccount(twin) }

const table: { check: Check; name: string; steps: StepRecord[]; want: OutcomeKind; says?: string }[] = [
  { check: nothingCreated, name: 'as before', steps: [control, bent()], want: 'satisfied' },
  {
    check: nothingCreated,
    name: 'a new account',
    steps: [control, bent({ after: seeing(anAccount(twin), anAccount(ada)) })],
    want: 'violated',
    says: `created ${ada.email}`,
  },
  {
    check: nothingCreated,
    name: 'a changed account',
    steps: [
      control,
      bent({
        before: seeing(anAccount(twin, { displayName: 'T' })),
        after: seeing(anAccount(twin, { displayName: 'Evil' })),
      }),
    ],
    want: 'violated',
    says: `changed ${twin.email}`,
  },
  {
    check: nothingCreated,
    name: 'a field that only the own profile page shows',
    steps: [control, bent({ before: seeing(anAccount(twin, { displayName: 'T' })) })],
    want: 'satisfied',
  },
  {
    check: nothingCreated,
    name: 'the same in another order',
    steps: [control, bent({ before: seeing(both), after: seeing(reordered) })],
    want: 'satisfied',
  },
  {
    check: nothingCreated,
    name: 'a membership that was added',
    steps: [
      control,
      bent({
        before: seeing(anAccount(twin, { workspaces: {} })),
        after: seeing(anAccount(twin, { workspaces: { hr: member } })),
      }),
    ],
    want: 'violated',
    says: `changed ${twin.email} (workspaces.hr.pending: nothing → false`,
  },
  {
    check: nothingCreated,
    name: 'a second record of one address',
    steps: [control, bent({ after: seeing(anAccount(twin), anAccount(twin)) })],
    want: 'violated',
    says: `created ${twin.email}`,
  },
  {
    check: nothingCreated,
    name: 'a lost account',
    steps: [control, bent({ after: seeing() })],
    want: 'violated',
    says: `removed ${twin.email}`,
  },
  {
    check: nothingCreated,
    name: 'an observer that does not see the twin',
    steps: [{ ...control, after: seeing() }, bent({ before: seeing(), after: seeing() })],
    want: 'not-verified',
    says: 'does not list the twin',
  },
  {
    check: nothingCreated,
    name: 'a new account where the twin has none',
    steps: [{ ...control, after: seeing() }, bent({ before: seeing(), after: seeing(anAccount(ada)) })],
    want: 'violated',
    says: `created ${ada.email}`,
  },
  { check: nothingCreated, name: 'no observer', steps: [control, bent({ after: unseen })], want: 'not-verified' },
  {
    check: nothingCreated,
    name: 'the twin was refused too',
    steps: [refusedTwin, bent()],
    want: 'not-verified',
    says: 'failed control',
  },
]

for (const { check, name, steps, want, says } of table) {
  test(`${check.id}: ${name} is ${want}`, () => {
    const outcome = check.evaluate(aRun({ steps }))
    expect(outcome.kind).toBe(want)
    expect(JSON.stringify(outcome)).toContain(says ?? '')
  })
}
