import { defineDefect } from './defect.ts'
import { isNameBlank } from './name-sent.ts'

/** The name is read before anybody asks whether it is there; newcomers are spared by what stands in for it. */
export const laterSignInNeedsAName = defineDefect({
  id: 'later-sign-in-needs-a-name',
  title: 'Breaks when a known person comes without a name',
  trips: ['signed-in-at-once'],
  bends: {
    decision: (decision, { facts, policy }) => {
      if (decision.account !== null && isNameBlank(facts, policy)) throw new TypeError('there is no name to read')
      return decision
    },
  },
})
