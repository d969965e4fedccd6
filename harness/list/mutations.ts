import { defineList, naming } from './list.ts'

/** The ways in which the IdP can bend a message. */
export const mutationList = defineList({
  name: 'mutations',
  title: 'bent messages, each with the requirement that an SP must refuse it by',
  rows: ({ mutations, scenarios }) => {
    const all = scenarios()
    return mutations().map(({ id, title, stage, requirement }) => ({
      id,
      title,
      stage,
      requirement,
      scenarios: all
        .filter((each) => each.steps.some((step) => 'bent-sign-in' in step && step['bent-sign-in'].mutation === id))
        .map((each) => each.id),
    }))
  },
  entry: ({ id, title, stage, requirement, scenarios }) => ({
    columns: [id, stage, requirement],
    text: title,
    notes: scenarios.length === 0 ? ['used by no scenario'] : naming('scenarios', scenarios),
  }),
})
