import { expectedProblems } from '../instrument/expected-problems.ts'
import { defineCheck, notVerified, same, violated } from './check.ts'
import { listed } from './seen.ts'

/** Judges our own IdP: it says what is wrong or doubtful in a set-up, and nothing of what is not. */
export const problemsFlagged = defineCheck({
  id: 'problems-flagged',
  title: 'What is wrong or doubtful in the set-up is pointed out, and nothing else',
  evidence: 'E3',
  evaluate(run) {
    const offer = run.steps.findLast((step) => step.offer !== null)?.offer
    if (!offer) return notVerified('the IdP has no app to speak of')
    const expected = expectedProblems(run)
    if (expected.length === 0) return notVerified('nothing is wrong with this set-up')
    for (const { name, words } of expected) {
      const said = offer.problems.filter((each) => each.statement === name).map(({ message }) => message)
      const missing = words.filter((word) => !said.some((message) => message.includes(word)))
      if (said.length > 0 && missing.length > 0) return violated(`${name}: ${words.join(', ')}`, `${name}: ${said.join(' ')}`)
    }
    const names = (list: readonly string[]) => listed([...new Set(list)])
    return same(names(expected.map(({ name }) => name)), names(offer.problems.map(({ statement }) => statement)))
  },
})
