import { defineCheck, notVerified, satisfied, violated } from './check.ts'
import { isSelf, NO_PROBE, signIns } from './seen.ts'

/** How long a first sign-in takes and how long a later one: for information. It is known where each of them ends signed in, in one go. */
export const overheadKnown = defineCheck({
  id: 'overhead-known',
  title: 'How long a first and a later sign-in take is known',
  evidence: 'E2',
  evaluate({ steps }) {
    const [first, ...rest] = signIns(steps)
    const later = rest.find((step) => step.person?.id === first?.person?.id && step.place?.id === first?.place?.id)
    if (!first || !later) return notVerified('nobody signed in a first and a second time')
    if (!first.session?.known || !later.session?.known) return notVerified(NO_PROBE)
    const words = (what: string, step: typeof first) =>
      `${what}: ${isSelf(step) === 'no' ? 'not signed in at the end' : `${Math.round(step.durationMs)} ms`}`
    const found = `${words('first', first)}, ${words('later', later)}`
    const isKnown = [first, later].every((step) => isSelf(step) !== 'no')
    const expected = 'both durations'
    return isKnown ? satisfied(expected, found) : violated(expected, found)
  },
})
