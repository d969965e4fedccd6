import { defineDefect } from '../defect.ts'

/** The client is written before the account that it belongs to. */
export const clientMadeFirst = defineDefect({
  id: 'client-made-first',
  title: 'Makes the API client before the record of its owner',
  trips: ['client-after-record'],
  bends: {
    decision: (decision) => ({
      ...decision,
      changes: decision.changes.toSorted(
        (one, other) => Number(other.do === 'create-client') - Number(one.do === 'create-client'),
      ),
    }),
  },
})
