import { expectedProblems } from '../instrument/expected-problems.ts'
import { all, defineCheck, notVerified, satisfied, violated } from './check.ts'

/** Judges our own IdP: what is wrong or doubtful stands on the page where the administrator set it up. */
export const problemsShown = defineCheck({
  id: 'problems-shown',
  title: 'What is wrong or doubtful is shown to the administrator',
  evidence: 'E4',
  evaluate(run) {
    const looked = run.steps.filter((step) => step.kind === 'at-idp' && step.landing !== null)
    const pages = looked.map(({ landing }) => (landing?.text ?? '').replace(/\s+/g, ' ')).join(' … ')
    if (looked.length === 0) return notVerified('no page of the administrator was seen')
    const outcomes = expectedProblems(run).map(({ name, words }) => {
      const shown = pages.includes(name) && words.every((word) => pages.includes(word)) && says(run.steps, name, pages)
      return shown
        ? satisfied(`${name} is pointed out`)
        : violated(`${name} is pointed out`, `the page reads: ${pages.slice(0, 300)}`)
    })
    return all(outcomes, 'nothing is wrong with this set-up')
  },
})

/** A name alone may stand on the page anyway: one of the IdP's sentences about it has to. */
function says(steps: Parameters<typeof problemsShown.evaluate>[0]['steps'], name: string, pages: string): boolean {
  const problems = steps.flatMap((step) => step.offer?.problems ?? []).filter((each) => each.statement === name)
  return problems.some(({ message }) => pages.includes(message.replace(/\s+/g, ' ')))
}
