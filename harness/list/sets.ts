import { defineList } from './list.ts'

/** Frozen sets of required checks. */
export const setList = defineList({
  name: 'sets',
  title: 'frozen sets of required checks, for run --set',
  rows: ({ sets }) => sets().map(({ id, title, checks }) => ({ id, title, scenarios: checks })),
  entry: ({ id, title, scenarios }) => ({
    columns: [id, `${Object.keys(scenarios).length} scenarios`],
    text: title,
    notes: Object.entries(scenarios).map(([scenario, checks]) => `${scenario}: ${checks.join(', ')}`),
  }),
})
