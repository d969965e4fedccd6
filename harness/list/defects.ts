import { defineList } from './list.ts'

/** The deliberate faults of the reference SP. */
export const defectList = defineList({
  name: 'defects',
  title: 'deliberate faults of the reference SP, each with the checks it trips',
  rows: ({ defects }) => defects().map(({ id, title, trips }) => ({ id, title, trips })),
  entry: ({ id, title, trips }) => ({
    columns: [id],
    text: title,
    notes: [trips.length === 0 ? 'trips no check' : `trips: ${trips.join(', ')}`],
  }),
})
