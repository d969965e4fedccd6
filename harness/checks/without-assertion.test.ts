import { expect, test } from '#unit-test'
import type { StepRecord } from '../case/case-run.ts'
import type { OutcomeKind } from '../results.ts'
import { nothingWithoutAssertion } from './nothing-without-assertion.ts'
import { ada, anAccount, anAssertion, anExchange, aPlace, aRun, aStep, grace, seeing, session, unseen } from './testing.ts'

const finance = aPlace('finance', 'workspace')
const known = seeing(anAccount(grace))
const control = aStep({ person: grace, place: finance, sent: anAssertion(finance), after: known })
const refusal = { code: 'not-assigned', text: 'You are not assigned.' }
function turnedAway(step: Partial<StepRecord> = {}): StepRecord {
  const exchanges = [{ ...anExchange(), response: null, refusal }]
  return aStep({ exchanges, session: session(null), before: known, after: known, ...step })
}

const table: [name: string, steps: StepRecord[], want: OutcomeKind, says?: string][] = [
  ['as before', [control, turnedAway()], 'satisfied'],
  [
    'an account of their own',
    [control, turnedAway({ after: seeing(anAccount(grace), anAccount(ada)) })],
    'violated',
    `created ${ada.email}`,
  ],
  ['somebody signed in', [control, turnedAway({ session: session(ada) })], 'violated', 'signed in as'],
  ['nobody who was let in', [{ ...control, session: session(null) }, turnedAway()], 'not-verified', 'failed control'],
  [
    'an observer that looks elsewhere',
    [{ ...control, after: seeing() }, turnedAway({ before: seeing(), after: seeing() })],
    'not-verified',
  ],
  ['no observer', [control, turnedAway({ after: unseen })], 'not-verified'],
  ['no probe', [control, turnedAway({ session: session('unknown') })], 'not-verified'],
  ['nobody was turned away', [control], 'not-verified', 'turned nobody away'],
]
for (const [name, steps, want, says] of table) {
  test(`nothing-without-assertion: ${name} is ${want}`, () => {
    const outcome = nothingWithoutAssertion.evaluate(aRun({ steps }))
    expect(outcome.kind).toBe(want)
    expect(JSON.stringify(outcome)).toContain(says ?? '')
  })
}
