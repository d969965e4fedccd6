import { expect, test } from '#unit-test'
import type { StepRecord } from '../case/case-run.ts'
import { completeGiven } from '../case/given.ts'
import type { OutcomeKind } from '../results.ts'
import { builderSideClosed } from './builder-side-closed.ts'
import type { Check } from './check.ts'
import { rightsOfRole } from './rights-of-role.ts'
import { ada, anAccount, aPlace, aRun, aStep, grace, seeing, session, unseen } from './testing.ts'

const finance = aPlace('finance', 'workspace')
const given = completeGiven({
  surface: 'workspace',
  given: {
    workspaces: [
      {
        name: 'finance',
        customRoles: [
          { name: 'writer', folders: ['Marketing'], edit: true },
          { name: 'reader', folders: ['Marketing'] },
        ],
      },
    ],
    accounts: [{ person: 'grace', workspaces: [{ name: 'finance' }] }],
  },
})
const member = (role: string) => seeing(anAccount(ada, { workspaces: { finance: { roles: { role }, pending: false } } }))

/** Ada opens something in Marketing, and tries to give it another title. */
function opens(role: string, opened: boolean, changed: boolean, step: Partial<StepRecord> = {}): StepRecord {
  const details = { folder: 'Marketing', recipe: 'News', opened: String(opened), tried: 'true', changed: String(changed) }
  return aStep({ kind: 'open-recipe', place: finance, after: member(role), details, ...step })
}
const inPayroll = (opened: boolean) =>
  opens('writer', opened, false, {
    details: { folder: 'Payroll', recipe: 'Pay', opened: String(opened), tried: 'false', changed: 'false' },
  })
const outside = seeing(anAccount(ada, { workspaces: {} }))
const visit = (opened: boolean, step: Partial<StepRecord> = {}) =>
  aStep({ kind: 'open-workspace', place: finance, after: outside, details: { opened: String(opened) }, ...step })
const control = visit(true, { person: grace, session: session(grace) })

const table: [check: Check, name: string, steps: StepRecord[], want: OutcomeKind, says?: string][] = [
  [rightsOfRole, 'opened and changed', [opens('writer', true, true), inPayroll(false)], 'satisfied'],
  [rightsOfRole, 'viewed only', [opens('reader', true, false)], 'satisfied'],
  [rightsOfRole, 'changed by who may view', [opens('reader', true, true)], 'violated', 'opened, changed'],
  [rightsOfRole, 'not changed by who may edit', [opens('writer', true, false)], 'violated', 'not changed'],
  [rightsOfRole, 'a foreign folder', [opens('writer', true, true), inPayroll(true)], 'violated', 'Pay in Payroll: opened'],
  [rightsOfRole, 'a name only', [opens('writer', false, false)], 'violated', 'not opened'],
  [rightsOfRole, 'no member', [opens('writer', false, false, { after: outside })], 'violated', 'no member'],
  [rightsOfRole, 'a role of the system', [opens('Admin', true, true)], 'not-verified', 'Admin'],
  [rightsOfRole, 'no observer', [opens('writer', true, true, { after: unseen })], 'not-verified'],
  [rightsOfRole, 'nobody signed in', [opens('writer', false, false, { session: session(null) })], 'not-verified'],
  [rightsOfRole, 'nothing opened', [aStep()], 'not-verified'],
  [builderSideClosed, 'closed', [control, visit(false)], 'satisfied'],
  [builderSideClosed, 'open', [control, visit(true)], 'violated', 'opened'],
  [
    builderSideClosed,
    'a member all the same',
    [control, visit(false, { after: member('Operator') })],
    'violated',
    'member of finance',
  ],
  [builderSideClosed, 'closed to members too', [visit(false)], 'not-verified', 'failed control'],
  [builderSideClosed, 'nobody signed in', [control, visit(false, { session: session(null) })], 'not-verified'],
  [builderSideClosed, 'no observer', [control, visit(false, { after: unseen })], 'not-verified'],
  [builderSideClosed, 'no workspaces seen', [control, visit(false, { after: seeing(anAccount(ada)) })], 'not-verified'],
  [builderSideClosed, 'nobody went there', [control], 'not-verified'],
]
for (const [check, name, steps, want, says] of table) {
  test(`${check.id}: ${name} is ${want}`, () => {
    const outcome = check.evaluate(aRun({ given, steps }))
    expect(outcome.kind, JSON.stringify(outcome)).toBe(want)
    expect(JSON.stringify(outcome)).toContain(says ?? '')
  })
}
