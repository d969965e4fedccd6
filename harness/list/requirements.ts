import { NOT_COVERED } from '../requirements.ts'
import { defineList, naming } from './list.ts'

/** The requirement base: which scenarios judge a row, or why none does. */
export const requirementList = defineList({
  name: 'requirements',
  title: 'requirements, each with its scenarios or the reason for none',
  rows: ({ requirements, scenarios }) => {
    const all = scenarios()
    return [...requirements().values()].map(({ id, level, derived, source, needs, policy, summary, excluded }) => {
      const using = all.filter((each) => Object.values(each.checks).some((bound) => bound.includes(id))).map((each) => each.id)
      return {
        id,
        level,
        derived,
        source,
        needs,
        policy,
        summary,
        scenarios: using,
        notTested: using.length > 0 ? null : (excluded ?? NOT_COVERED),
      }
    })
  },
  entry: ({ id, level, summary, scenarios, notTested }) => ({
    columns: [id, level],
    text: summary,
    notes: notTested === null ? naming('scenarios', scenarios) : [`not tested: ${notTested}`],
  }),
})
