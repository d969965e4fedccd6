import { definePoint } from '../finding.ts'
import { reach } from '../reach.ts'

/** Something answers at the SP's address. */
export const reachability = definePoint({
  id: 'reachability',
  title: 'the SP answers',
  needs: [],
  beforeRuns: true,
  examine: ({ parties, target }) => reach(parties.sp.base, target.timeouts.request),
})
