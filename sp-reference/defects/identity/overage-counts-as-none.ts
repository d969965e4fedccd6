import type { Change } from '../../jit/types.ts'
import { defineDefect } from '../defect.ts'

/** Whoever is in more groups than a message holds is in none afterwards. */
export const overageCountsAsNone = defineDefect({
  id: 'overage-counts-as-none',
  title: 'Takes a link in place of too many groups for no groups',
  trips: ['groups-per-policy'],
  bends: {
    decision(decision, input) {
      const isLinked = [...input.facts.attributes.keys()].some((name) => name.endsWith('/groups.link'))
      if (!isLinked || input.surface !== 'end-user' || !decision.account) return decision
      const removals = decision.account.environments.flatMap(({ name, groups }) =>
        groups.map((group): Change => ({ do: 'remove-group', environment: name, group: group.name })),
      )
      return { ...decision, changes: [...decision.changes, ...removals] }
    },
  },
})
