import type { CaseRun } from '../case/case-run.ts'
import { all, defineCheck, notVerified, same } from './check.ts'
import { signIns } from './seen.ts'

/** Judges our own IdP: the assertion has an attribute for each statement with a value, and none that the administrator left out. */
export const sentAsConfigured = defineCheck({
  id: 'sent-as-configured',
  title: 'The IdP sends what its administrator chose and nothing else of it',
  evidence: 'E3',
  evaluate(run) {
    const mapped = Object.values(run.attributeMap)
    const outcomes = signIns(run.steps).map((step) => {
      if (!step.sent || !step.person) return notVerified('no assertion was sent')
      const sent = Object.keys(step.sent.attributes).filter(
        (name) => mapped.includes(name) || run.statements.some((each) => each.name === name),
      )
      return same(words(chosen(run, step.person.sends)), words(sent))
    })
    return all(outcomes, 'nobody signed in')
  },
})

function chosen(run: CaseRun, sends: Readonly<Record<string, unknown>>): string[] {
  return run.statements.filter((each) => sends[each.word] !== null && sends[each.word] !== undefined).map((each) => each.name)
}

function words(names: string[]): string {
  return [...new Set(names)].sort().join(', ') || 'no attribute'
}
