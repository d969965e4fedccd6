import { expect, test } from '#unit-test'
import type { StepRecord } from '../case/case-run.ts'
import type { OutcomeKind } from '../results.ts'
import type { Check } from './check.ts'
import { nothingCreated } from './nothing-created.ts'
import { refused } from './refused.ts'
import { ada, anAccount, anExchange, aRun, aStep, seeing, session, twin } from './testing.ts'

/** An SP that sends whom it refuses to the IdP once more, where they are still signed in and get an honest Response. */

const control = aStep({ control: true, person: twin, after: seeing(anAccount(twin)) })
const bent = anExchange({ mutation: 'expired' })
const [before, after] = [seeing(anAccount(twin)), seeing(anAccount(twin), anAccount(ada))]
const letIn = { session: session(ada), before, after }
const keptOut = { session: session(null), before, after: before }

const table: [check: Check, name: string, step: Partial<StepRecord>, want: OutcomeKind][] = [
  [refused, 'in by the bent message', { ...letIn, exchanges: [bent] }, 'violated'],
  [refused, 'in, and the SP had asked anew', { ...letIn, exchanges: [bent, anExchange()] }, 'not-verified'],
  [refused, 'nobody in, though the SP asked anew', { ...keptOut, exchanges: [bent, anExchange()] }, 'satisfied'],
  [nothingCreated, 'an account by the bent message', { ...letIn, exchanges: [bent] }, 'violated'],
  [nothingCreated, 'an account, and the SP had asked anew', { ...letIn, exchanges: [bent, anExchange()] }, 'not-verified'],
  [nothingCreated, 'no account, though the SP asked anew', { ...keptOut, exchanges: [bent, anExchange()] }, 'satisfied'],
]
for (const [check, name, step, want] of table) {
  test(`${check.id}: ${name} is ${want}`, () => {
    const steps = [control, aStep({ mutation: 'expired', ...step })]
    expect(check.evaluate(aRun({ steps })).kind).toBe(want)
  })
}
