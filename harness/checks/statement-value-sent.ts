import type { CaseRun, StepRecord } from '../case/case-run.ts'
import type { SentAssertion } from '../case/sent.ts'
import { heldBy, wordOf } from '../instrument/syntax.ts'
import { all, defineCheck, notVerified, same } from './check.ts'
import { signIns } from './seen.ts'

/** Judges our own IdP: each statement carries just the values that the person has, and nothing when none was ever set. */
export const statementValueSent = defineCheck({
  id: 'statement-value-sent',
  title: 'Each attribute statement carries the value that the person has',
  evidence: 'E3',
  evaluate(run) {
    const outcomes = signIns(run.steps).map((step) =>
      step.sent && step.person ? judge(run, step.person, step.sent) : notVerified('no assertion was sent'),
    )
    return all(outcomes, 'nobody signed in')
  },
})

function judge(run: CaseRun, person: NonNullable<StepRecord['person']>, sent: SentAssertion) {
  const read = run.statements.flatMap((statement) => {
    const word = wordOf(run, statement)
    // What an identifier is, only the vendor knows.
    return word === null || word === 'idpId' ? [] : [{ name: statement.name, value: heldBy(person, word) }]
  })
  if (read.length === 0) return notVerified('no statement could carry a value')
  const expected = read.map(({ name, value }) => says(name, value === null ? undefined : [value].flat()))
  return same(expected.join('; '), read.map(({ name }) => says(name, sent.attributes[name])).join('; '))
}

const says = (name: string, values: readonly string[] | undefined): string =>
  values === undefined ? `${name} is absent` : `${name} = ${values.join(', ')}`
