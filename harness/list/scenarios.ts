import { defineList, naming } from './list.ts'

/** The stories that are told to an SP. */
export const scenarioList = defineList({
  name: 'scenarios',
  title: 'scenarios, each with its driver, checks and requirements',
  rows: ({ scenarios }) =>
    scenarios().map(({ id, title, family, surface, driver, checks }) => ({
      id,
      title,
      family,
      surface,
      driver: driver ?? ('http' as const),
      checks,
      requirements: [...new Set(Object.values(checks).flat())],
    })),
  entry: ({ id, title, driver, checks, requirements }) => ({
    columns: [id, driver],
    text: title,
    notes: [...naming('checks', Object.keys(checks)), ...naming('requirements', requirements)],
  }),
})
