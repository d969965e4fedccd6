import { instrumentControls, wrongOf } from '../controls/instrument.ts'
import { defineList, naming } from './list.ts'

/** What our own IdP does wrong to turn a check red that judges it. */
const wrongsOf = (id: string): string[] => [
  ...new Set(instrumentControls.filter((each) => each.check === id).map(({ wrong }) => wrongOf(wrong))),
]

/** The judgements, each with the deliberate faults that turn it red. */
export const checkList = defineList({
  name: 'checks',
  title: 'checks, each with the requirements it judges and the defects that trip it',
  rows: ({ checks, scenarios, defects }) => {
    const all = scenarios()
    const faults = defects()
    return checks().map(({ id, title, evidence }) => {
      const using = all.filter((each) => id in each.checks)
      return {
        id,
        title,
        evidence,
        requirements: [...new Set(using.flatMap((each) => each.checks[id] ?? []))],
        scenarios: using.map((each) => each.id),
        defects: [...faults.filter((each) => each.trips.includes(id)).map((each) => each.id), ...wrongsOf(id)],
      }
    })
  },
  entry: ({ id, title, evidence, requirements, scenarios, defects }) => ({
    columns: [id, evidence],
    text: title,
    notes: [
      ...naming('requirements', requirements),
      scenarios.length === 0
        ? 'used by no scenario'
        : `used by ${scenarios.length} ${scenarios.length === 1 ? 'scenario' : 'scenarios'}`,
      defects.length === 0 ? 'tripped by no defect' : `tripped by: ${defects.join(', ')}`,
    ],
  }),
})
