import { wordOf } from '../instrument/syntax.ts'
import { all, defineCheck, notVerified, same } from './check.ts'
import { listed, signIns } from './seen.ts'

/** Judges our own IdP: what the vendor's syntax cannot read, or what names nothing, is sent as nothing. */
export const unresolvedNotSent = defineCheck({
  id: 'unresolved-not-sent',
  title: 'A statement that cannot be evaluated is left out',
  evidence: 'E3',
  evaluate(run) {
    const unreadable = run.statements.filter((each) => wordOf(run, each) === null).map(({ name }) => name)
    if (unreadable.length === 0) return notVerified('every statement can be evaluated')
    const outcomes = signIns(run.steps).map(({ sent }) => {
      if (!sent) return notVerified('no assertion was sent')
      return same('none', listed(unreadable.filter((name) => name in sent.attributes)))
    })
    return all(outcomes, 'nobody signed in')
  },
})
